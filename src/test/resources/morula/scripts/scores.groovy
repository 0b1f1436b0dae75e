nuclei.segmentation(ij.IJ.getImage()).withCloseable { result ->
  println "${result.scores().get().length} objects; warnings: ${result.warnings()}"
}
