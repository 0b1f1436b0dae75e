// Segments all images of a folder into the folder "results" in it, and counts the objects of each.
// In a terminal: scripts/imagej -batch scripts/macros/folder.ijm photos/
folder = getArgument();
if (folder == "") folder = getDirectory("Choose a folder of images");
if (!endsWith(folder, "/")) folder = folder + "/";
run("Morula: Segment...", "input=[" + folder + "] model=nuclei output=[" + folder + "results]");
tables = getFileList(folder + "results");
for (i = 0; i < tables.length; i++) {
  if (endsWith(tables[i], "_objects.csv")) {
    lines = split(File.openAsString(folder + "results/" + tables[i]), "\n");
    // the first line has the names of the columns
    print(replace(tables[i], "_objects.csv", "") + ": " + (lines.length - 1) + " objects");
  }
}
