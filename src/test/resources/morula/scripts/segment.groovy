nuclei.segment(ij.IJ.getImage()).show()
nuclei.close()
