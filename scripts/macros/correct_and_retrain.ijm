// Trains on ROIs that were corrected by hand, and applies the new model.
// The folder has "images" and "rois": for NAME.tif the file NAME_rois.zip, which the ROI Manager saved.
// In a terminal: scripts/imagej -batch scripts/macros/correct_and_retrain.ijm data/
folder = getArgument();
if (folder == "") folder = getDirectory("Choose the folder that contains images and rois");
if (!endsWith(folder, "/")) folder = folder + "/";
data = "images=[" + folder + "images] labels=[" + folder + "rois]";
// stops here if something cannot be learned from
run("Morula: Check Data...", data);
run("Morula: Train...", data + " model=[" + folder + "mine.zip] start_from=nuclei epochs=6 steps_per_epoch=50");
run("Morula: Segment...", "input=[" + folder + "images] model=[" + folder + "mine.zip] output=[" + folder + "results]");
// how well the new model finds what was corrected; other images tell more
run("Morula: Evaluate...", "labels=[" + folder + "rois] predictions=[" + folder + "results] output=[" + folder + "scores]");
