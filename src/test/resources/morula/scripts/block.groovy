import net.imglib2.img.array.ArrayImgs
import net.imglib2.view.Views
block = Views.translate(ArrayImgs.ints(64, 48), 20, 10)
println "${nuclei.segment(pixels, block)} objects"
