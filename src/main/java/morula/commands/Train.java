/*-
 * #%L
 * Trains, applies and evaluates deep-learning segmentation inside ImageJ and Fiji, in the JVM alone.
 * %%
 * Copyright (C) 2026 Morula developers.
 * %%
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice,
 *    this list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the documentation
 *    and/or other materials provided with the distribution.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"
 * AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE
 * IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE
 * ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDERS OR CONTRIBUTORS BE
 * LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR
 * CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF
 * SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS
 * INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN
 * CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE)
 * ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE
 * POSSIBILITY OF SUCH DAMAGE.
 * #L%
 */

package morula.commands;

import java.io.IOException;
import java.util.List;
import morula.Morula;
import morula.instances.Heads;
import morula.keys.KeyedCommand;
import morula.learning.TrainingResult;
import morula.learning.TrainingSettings;
import morula.progress.Progress;
import morula.training.TrainingListener;
import org.scijava.ItemIO;
import org.scijava.ItemVisibility;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Menu;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Trains a network on images and their label images, and writes a model. */
@Plugin(
    type = KeyedCommand.class,
    name = "train",
    description = "Trains a network on images and their label images, and writes a model",
    headless = true,
    menu = {@Menu(label = "Plugins"), @Menu(label = "Morula"), @Menu(label = "Morula: Train...")},
    attrs = @Attr(name = "no-legacy"))
public final class Train extends MorulaCommand {
  @Parameter(
      required = false,
      persist = false,
      label = "Images",
      description =
          "Training images: a folder, or a glob such as photos/*.tif; or synthetic images"
              + " that are generated during training: nuclei, membranes, shapes or textures, with"
              + " options such as textures(size=128,count=8000)",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String images = TrainingSettings.IMAGES.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Label images",
      description =
          "Label images (ground truth), zip files of ROIs or GeoJSON files: a folder or a glob,"
              + " paired with the images by file name. In label images, 0 is background; each object or each class has a value of its own. Empty"
              + " if the images are synthetic",
      style = "directory",
      attrs = @Attr(name = "remember"))
  private String labels = TrainingSettings.LABELS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "What to learn",
      description =
          "What the network learns to predict: "
              + Heads.HELP
              + "; auto for the heads of the model in start_from, or distance if there is none",
      attrs = @Attr(name = "more"))
  private String heads = TrainingSettings.HEADS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Begin with",
      description =
          "Model to start from (fine-tune): its name, folder or .zip file; the training"
              + " starts with its weights, network and heads. A few images are then often enough:"
              + " after a quick training on 5 generated images of a kind that the model nuclei"
              + " does not know, it found 363 of 364 objects in other images, and 50 before."
              + " Empty for random weights",
      style = "open",
      attrs = @Attr(name = "when-empty", value = "nothing: learn from random weights"))
  private String start_from = TrainingSettings.START_FROM.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "How long",
      description =
          "Number of epochs. After each, the network is validated and a checkpoint is written",
      min = "1",
      max = "1000000")
  private int epochs = TrainingSettings.EPOCHS.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Name",
      description =
          "Where to write the model: a folder, or a file that ends in .zip; in the window also"
              + " a name, for a file beside the folder of the images",
      style = "save",
      attrs = @Attr(name = "remember"))
  private String model = TrainingSettings.MODEL.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Go on with the training that was stopped",
      description =
          "Continue a training that was stopped, from the checkpoints beside the model, with"
              + " its own settings: only model= must be given. If the schedule is constant or"
              + " exponential(factor=...), also with more epochs than before")
  private boolean resume = TrainingSettings.RESUME.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Network",
      description =
          "Architecture of the network, with options such as unet(depth=4,width=32); auto"
              + " for that of the model in start_from, or unet if there is none",
      attrs = {@Attr(name = "list", value = "architectures"), @Attr(name = "more")})
  private String network = TrainingSettings.NETWORK.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Steps per epoch",
      description =
          "Number of training steps in an epoch; 0 for as many as it takes to use every"
              + " training image once",
      min = "0",
      max = "1000000",
      attrs = @Attr(name = "more"))
  private int steps_per_epoch = TrainingSettings.STEPS_PER_EPOCH.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Patch size",
      description =
          "Width and height, in pixels, of the square patches that are cut from the images"
              + " for training",
      min = "16",
      max = "4096",
      attrs = @Attr(name = "more"))
  private int patch_size = TrainingSettings.PATCH_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Batch size",
      description = "Number of patches in a training step; smaller batches need less memory",
      min = "1",
      max = "4096",
      attrs = @Attr(name = "more"))
  private int batch_size = TrainingSettings.BATCH_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Learning rate",
      description =
          "Peak learning rate, above 0, such as 0.001; schedule says how it changes during"
              + " training",
      min = "0",
      attrs = @Attr(name = "more"))
  private double learning_rate = TrainingSettings.LEARNING_RATE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Schedule",
      description =
          "How the learning rate changes during training: one_cycle (rises for a tenth of"
              + " the steps, then falls to 0), cosine (falls to 0), exponential (falls to a"
              + " hundredth), exponential(factor=0.95) (times this factor after each epoch) or"
              + " constant",
      attrs = @Attr(name = "more"))
  private String schedule = TrainingSettings.SCHEDULE.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Optimizer",
      description =
          "Optimizer: adamw, adam, sgd or rmsprop, with options such as sgd(momentum=0) or"
              + " adamw(weight_decay=0.05)",
      attrs = @Attr(name = "more"))
  private String optimizer = TrainingSettings.OPTIMIZER.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Loss",
      description =
          "Loss: auto (the default of the head) or a weighted sum such as"
              + " mse+20*dice_squared; terms: cross_entropy, dice, bce (binary cross-entropy),"
              + " mse (mean squared error) and dice_squared",
      attrs = @Attr(name = "more"))
  private String loss = TrainingSettings.LOSS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Class weights",
      description =
          "Weights of the classes in the cross-entropy: empty for equal weights, auto for"
              + " larger weights of rare classes, or one number per class with background first,"
              + " such as 1,1,5",
      attrs = @Attr(name = "more"))
  private String class_weights = TrainingSettings.CLASS_WEIGHTS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Ignored label",
      description =
          "Label value of pixels that are not annotated and are left out of the loss, such"
              + " as 255; -1 for none. An object that such pixels surround on all sides counts as"
              + " complete",
      min = "-1",
      max = "16777216",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "none")})
  private int ignore_label = TrainingSettings.IGNORE_LABEL.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Augmentation",
      description =
          "Random changes to the patches: none, flips (and turns by 90 degrees), default or"
              + " strong; options such as flips(noise=0.1) set single changes. Largest noise,"
              + " brightness and background (uneven) are in units of the normalized image, whose"
              + " range is about 1 by default; blur, elastic and noise_size (how coarse noise is) in"
              + " pixels; scale, contrast and gamma are factors, 1 for no change; stain (of images"
              + " of red, green and blue), rotation and invert (of the contrast) are from 0 to 1;"
              + " noise_probability and the like set the share of patches that are changed",
      attrs = @Attr(name = "more"))
  private String augmentation = TrainingSettings.AUGMENTATION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Validation set",
      description =
          "Validation set, on which the network is not trained: the fraction of the images,"
              + " above 0 and below 1; a text file of their names, one per line; parts for a"
              + " quarter of each image, with a gap to the rest; or auto, which is parts for fewer"
              + " than 10 images of at least 128 pixels, and 0.15 otherwise",
      attrs = @Attr(name = "more"))
  private String validation = TrainingSettings.VALIDATION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Seed",
      description =
          "Seed of the random numbers, a whole number; the same seed gives the same random"
              + " choices",
      attrs = @Attr(name = "more"))
  private long seed = TrainingSettings.SEED.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Device",
      description =
          "Where to compute: cpu, gpu (a graphics card of NVIDIA; gpu:1 is the second one), mps (of"
              + " a Mac), or auto, which takes a GPU if libtorch can use one and the CPU if not",
      choices = {
        "auto", "cpu", "gpu", "gpu:0", "gpu:1", "gpu:2", "gpu:3", "gpu:4", "gpu:5", "gpu:6",
        "gpu:7", "mps", "cuda"
      },
      attrs = @Attr(name = "more"))
  private String device = TrainingSettings.DEVICE.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Precision",
      description =
          "Numeric precision: fp32 (32-bit floating point) or bf16 (16-bit, faster on some"
              + " processors); auto measures which is faster on this CPU, and is fp32 on a GPU",
      choices = {"auto", "fp32", "bf16"},
      attrs = @Attr(name = "more"))
  private String precision = TrainingSettings.PRECISION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Encoder weights",
      description =
          "Model whose encoder weights to start from, or a PyTorch file (.pth) of a ResNet"
              + " from torchvision; empty for random weights",
      style = "open",
      attrs = @Attr(name = "more"))
  private String encoder_weights = TrainingSettings.ENCODER_WEIGHTS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Normalization",
      description =
          "How intensities are normalized: scale_range (by the darkest and brightest pixels"
              + " of each image, its percentiles 1 and 99.8), zero_mean_unit_variance (by the"
              + " mean and standard deviation of each image), fixed_zero_mean_unit_variance (by"
              + " those of all training images) or none",
      choices = {"scale_range", "zero_mean_unit_variance", "fixed_zero_mean_unit_variance", "none"},
      attrs = @Attr(name = "more"))
  private String normalization = TrainingSettings.NORMALIZATION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Image size",
      description =
          "Width and height, in pixels, to which every image is resized before training,"
              + " and before segmenting with the model, such as 256; 0 to keep the size of the"
              + " images",
      min = "0",
      max = "16384",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "as they are")})
  private int image_size = TrainingSettings.IMAGE_SIZE.defaultValue();

  @Parameter(
      required = false,
      persist = false,
      label = "Initialization",
      description =
          "How random weights are drawn: he_normal (He initialization, for networks with"
              + " ReLU) or pytorch (the defaults of the layers in PyTorch)",
      choices = {"he_normal", "pytorch"},
      attrs = @Attr(name = "more"))
  private String initialization = TrainingSettings.INITIALIZATION.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Image list",
      description =
          "Text or CSV file with the names of the images to use, one per line; a second"
              + " column may say train or validation for each. Empty for all images",
      style = "open",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "all images")})
  private String ids = TrainingSettings.IDS.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Object diameter",
      description =
          "Diameter, in pixels, to which the median object of each image is scaled before"
              + " training, so that small and large objects are learned alike, such as 40; auto"
              + " for the median diameter in the training images, but at least 28 and at most 64;"
              + " 0 to keep the images as they are",
      attrs = @Attr(name = "more"))
  private String diameter = TrainingSettings.DIAMETER.defaultText();

  @Parameter(
      required = false,
      persist = false,
      label = "Scored training images",
      description =
          "Number of training images that are scored after each epoch, in addition to the"
              + " validation images; 0 for none. If the training score keeps rising while the"
              + " validation score does not, the network is overfitting",
      min = "0",
      attrs = {@Attr(name = "more"), @Attr(name = "when-empty", value = "none")})
  private int training_scores = TrainingSettings.TRAINING_SCORES.defaultValue();

  /** Follows the training; set by a window. */
  @Parameter(required = false, persist = false, visibility = ItemVisibility.INVISIBLE)
  private TrainingListener listener;

  /** What came of it. */
  @Parameter(type = ItemIO.OUTPUT, visibility = ItemVisibility.INVISIBLE)
  private TrainingResult result;

  @Override
  void work(Progress progress) throws IOException {
    result = Morula.train(values(), listener == null ? List.of() : List.of(listener), progress);
    progress.message(result.text());
  }
}
