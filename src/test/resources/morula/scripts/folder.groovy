for (file in new File("/data/images").listFiles()) {
  labels = nuclei.segment(ij.IJ.openImage(file.path))
  new ij.io.FileSaver(labels).saveAsTiff("/data/results/${labels.title}.tif")
}
