package morula.network;

/**
 * What describes an architecture, to be cited.
 *
 * @param text authors and title
 * @param doi without "https://doi.org/"
 */
public record Publication(String text, String doi) {
  static final Publication U_NET =
      new Publication(
          "Ronneberger et al., U-Net: Convolutional Networks for Biomedical Image Segmentation",
          "10.1007/978-3-319-24574-4_28");

  static final Publication RES_NET =
      new Publication(
          "He et al., Deep Residual Learning for Image Recognition", "10.1109/CVPR.2016.90");

  static final Publication FEATURE_PYRAMID =
      new Publication(
          "Lin et al., Feature Pyramid Networks for Object Detection", "10.1109/CVPR.2017.106");

  static final Publication SEG_NET =
      new Publication(
          "Badrinarayanan et al., SegNet: A Deep Convolutional Encoder-Decoder Architecture for"
              + " Image Segmentation",
          "10.1109/TPAMI.2016.2644615");

  static final Publication FULLY_CONVOLUTIONAL =
      new Publication(
          "Long et al., Fully Convolutional Networks for Semantic Segmentation",
          "10.1109/CVPR.2015.7298965");
}
