package morula.commands;

import java.io.IOException;
import java.util.List;
import morula.fiji.ChartPlot;
import morula.instances.Heads;
import morula.keys.KeyedCommand;
import morula.learning.Training;
import morula.learning.TrainingPlot;
import morula.learning.TrainingResult;
import morula.learning.TrainingSettings;
import morula.progress.Progress;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains a network on images and their label images, and writes a model. */
@Plugin(
    type = KeyedCommand.class,
    name = "train",
    description = "Learns to segment from images and their label images",
    headless = true,
    menu = {@Menu(label = "Plugins"), @Menu(label = "Morula"), @Menu(label = "Morula: Train...")},
    attrs = @Attr(name = "no-legacy"))
public final class Train extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description =
          "Folder or glob of images to learn from; or images drawn while training: textures, shapes"
              + " or nuclei, with options such as textures(size=128,count=8000)",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String images = TrainingSettings.IMAGES.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Label images",
      description =
          "Folder or glob of label images, paired with the images by name; 0 is background. Empty"
              + " where the images are drawn",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String labels = TrainingSettings.LABELS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Model to write",
      description = "Folder, or file ending in .zip, to write the model to",
      style = "save",
      attrs = @Attr(name = "remember"))
  private String model = TrainingSettings.MODEL.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Network",
      description =
          "Architecture, with options such as unet(depth=4,width=32); auto takes that of the model"
              + " that start_from names, or unet",
      attrs = @Attr(name = "list", value = "architectures"))
  private String network = TrainingSettings.NETWORK.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Heads",
      description =
          "What is learned: "
              + Heads.HELP
              + "; auto takes what the model that start_from names has learned, or distance")
  private String heads = TrainingSettings.HEADS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Epochs",
      description = "How often the network is judged on the validation images and kept",
      min = "1")
  private int epochs = TrainingSettings.EPOCHS.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Steps per epoch",
      description = "Training steps in an epoch; 0 for as many as see every image once",
      min = "0")
  private int steps_per_epoch = TrainingSettings.STEPS_PER_EPOCH.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Patch size",
      description = "Side of the squares cut from the images for training, in pixels",
      min = "16")
  private int patch_size = TrainingSettings.PATCH_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Batch size",
      description = "Patches in one training step",
      min = "1")
  private int batch_size = TrainingSettings.BATCH_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Learning rate",
      description = "Largest step of the optimizer",
      min = "0")
  private double learning_rate = TrainingSettings.LEARNING_RATE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Schedule",
      description =
          "How the learning rate changes: one_cycle, cosine, exponential, constant;"
              + " exponential(factor=0.95) for a factor each epoch")
  private String schedule = TrainingSettings.SCHEDULE.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Optimizer",
      description =
          "How weights follow their gradients: adamw, adam, sgd, rmsprop; with options such as"
              + " sgd(momentum=0) or adamw(weight_decay=0.05)")
  private String optimizer = TrainingSettings.OPTIMIZER.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Loss",
      description =
          "What is made small: auto (what suits the heads), or a sum such as mse+20*dice_squared of"
              + " cross_entropy, dice, bce, mse, dice_squared")
  private String loss = TrainingSettings.LOSS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Class weights",
      description = "Empty, auto (rare classes count more) or one number a class: 1,1,5")
  private String class_weights = TrainingSettings.CLASS_WEIGHTS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Ignored label",
      description =
          "Label of pixels that were not annotated and cost nothing, such as 255; -1 for none. An"
              + " object with such pixels all round it is taken as whole")
  private int ignore_label = TrainingSettings.IGNORE_LABEL.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Augmentation",
      description =
          "How strongly patches are varied: none, flips, default or strong; with options such as"
              + " flips(noise=0.1): the largest noise, brightness, background (uneven; in units of"
              + " the normalized image, whose range is about 1 by default), blur, elastic (pixels),"
              + " scale, contrast, gamma (factors from 1), or the probability of a rotation or of"
              + " inverted contrast (invert)")
  private String augmentation = TrainingSettings.AUGMENTATION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Validation",
      description = "Fraction of the images kept back to validate, or a text file of their names")
  private String validation = TrainingSettings.VALIDATION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Seed",
      description = "Number that every random choice follows from")
  private long seed = TrainingSettings.SEED.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Device",
      description = "Where to compute; auto takes the GPU if there is one that works",
      choices = {"auto", "cpu", "cuda"})
  private String device = TrainingSettings.DEVICE.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Precision",
      description = "Arithmetic; auto measures which is fastest on this machine",
      choices = {"auto", "fp32", "bf16"})
  private String precision = TrainingSettings.PRECISION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Resume",
      description =
          "Go on with a training that was stopped, from the checkpoints beside the model; with more"
              + " epochs= where the schedule is constant or exponential(factor=…)")
  private boolean resume = TrainingSettings.RESUME.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Start from",
      description =
          "Model whose weights to begin with, its network and heads with them; empty for random"
              + " weights",
      style = "open")
  private String start_from = TrainingSettings.START_FROM.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Encoder weights",
      description =
          "Model whose encoder to begin with, or a PyTorch file (.pth) of torchvision's ResNet;"
              + " empty for random weights",
      style = "open")
  private String encoder_weights = TrainingSettings.ENCODER_WEIGHTS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Normalization",
      description =
          "How intensities are scaled: from each image's dark to its bright pixels (scale_range),"
              + " by each image's mean and spread (zero_mean_unit_variance), by those of all"
              + " training images (fixed_zero_mean_unit_variance), or not at all",
      choices = {"scale_range", "zero_mean_unit_variance", "fixed_zero_mean_unit_variance", "none"})
  private String normalization = TrainingSettings.NORMALIZATION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Image size",
      description =
          "Width and height in pixels that every image is resized to before learning, and before"
              + " segmenting with the model; 0 for as they are",
      min = "0")
  private int image_size = TrainingSettings.IMAGE_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Initialization",
      description =
          "How random weights are drawn: for networks of rectified units (he_normal), or as"
              + " PyTorch's layers do by themselves (pytorch)",
      choices = {"he_normal", "pytorch"})
  private String initialization = TrainingSettings.INITIALIZATION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Image list",
      description =
          "Text or CSV file with the names of the images that take part, one a line; a second"
              + " column may say train or validation for each; empty for all images",
      style = "open")
  private String ids = TrainingSettings.IDS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Object diameter",
      description =
          "Diameter in pixels to which the median object of each image is scaled before learning, so"
              + " that small and large objects are learned alike; auto takes that of the training"
              + " images, but no less than 28 and no more than 64; 0 for images as they are")
  private String diameter = TrainingSettings.DIAMETER.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Training scores",
      description =
          "How many training images are scored after each epoch too, as the validation images are:"
              + " where they get better and those do not, the network learns by heart; 0 for none",
      min = "0")
  private int training_scores = TrainingSettings.TRAINING_SCORES.defaultValue();

  @Override
  void work(Progress progress) throws IOException {
    TrainingSettings settings = TrainingSettings.of(values());
    TrainingPlot plot = new TrainingPlot(settings.model(), new ChartPlot(), progress);
    TrainingResult result = Training.run(settings, List.of(plot), progress);
    progress.message(
        "Wrote " + result.model() + ", the best of " + result.epochs().size() + " epochs");
  }
}
