#@ File (label = "Folder with images and labels", style = "directory") folder

// Trains a model on the images and labels of a folder and counts the objects of one image with it.
// Runs in the script editor of Fiji.
import ij.IJ
import morula.Morula

def trained = Morula.train(
    images: "$folder/images", labels: "$folder/labels", model: "$folder/mine.zip",
    start_from: 'nuclei', epochs: 6, steps_per_epoch: 50)
println "Wrote $trained.model"

def first = new File(folder as String, 'images').listFiles().findAll { it.isFile() }.sort()[0]
def image = IJ.openImage(first.path)
def morula = Morula.open(model: "$folder/mine.zip")
try {
  def labels = morula.segment(image)
  println "$image.title: ${(int) labels.statistics.max} objects"
} finally {
  morula.close()
}
