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

package morula.windows;

import ij.IJ;
import ij.ImageListener;
import ij.ImagePlus;
import ij.WindowManager;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.gui.RoiListener;
import ij.measure.ResultsTable;
import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.DefaultComboBoxModel;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import morula.fiji.LabelImages;
import morula.fiji.OpenImage;
import morula.fiji.SegmentationSummary;
import morula.keys.CommandKey;
import morula.segmentation.PlanePart;
import morula.segmentation.Region;
import morula.segmentation.SegmentationSettings;
import net.miginfocom.swing.MigLayout;
import org.scijava.module.Module;

/** What is particular to the window that segments an open image. */
final class SegmentParts implements Particulars {
  /** Keys of files: an open image has one series, and is no path. */
  private static final Set<String> NOT_HERE = Set.of("input", "series", "skip_done");

  /** Keys of what is written to files, which many do later or not at all. */
  private static final Set<String> FOR_FILES = Set.of("output", "overlay");

  private final KeyForm form;
  private final JPanel imageRow =
      new JPanel(new MigLayout("insets 0, fillx", "[grow,fill]rel[]rel[]"));
  private final JComboBox<Object> images = new JComboBox<>();
  private final JLabel size = new JLabel();
  private final ChannelEditor channel = new ChannelEditor();
  private final PlanesEditor planes;
  private final JCheckBox previews = new JCheckBox("Preview");
  private final Preview preview = new Preview(this::wanted, this::previewed);
  private Optional<DiameterEditor> diameter = Optional.empty();
  private final RoiListener selections = this::selectionChanged;
  private Runnable changed = () -> {};
  private ImageListener listener;

  /** The image that was chosen last. */
  private Object last;

  /** The overlay of the image before the segmentation. */
  private Optional<Overlay> before = Optional.empty();

  /** An image as the list shows it. */
  private record Choice(ImagePlus image) {
    @Override
    public String toString() {
      return image.getTitle() + (LabelImages.isLabelImage(image) ? " (labels)" : "");
    }
  }

  /** The last entry of the list, which opens the window for files. */
  private static final String FILES = "A file or folder…";

  SegmentParts(KeyForm form) {
    this.form = form;
    form.set("input", "");
    form.set("series", "");
    form.set("skip_done", "false");
    planes = new PlanesEditor(form);
    imageRow.setOpaque(false);
    images.setName("images");
    imageRow.add(images);
    imageRow.add(size);
    imageRow.add(previews);
    previews.setOpaque(false);
    previews.setToolTipText(
        "Outline at once what would be found in the visible part of the current plane");
    previews.addActionListener(
        e -> {
          if (previews.isSelected()) {
            preview.start();
          } else {
            preview.stop();
          }
        });
    images.addActionListener(
        e -> {
          if (FILES.equals(images.getSelectedItem())) {
            toFiles();
          } else {
            chosen();
          }
        });
  }

  @Override
  public List<Row> above() {
    return List.of(
        new Row("Image", imageRow, () -> true),
        new Row("Where", planes.component(), planes::applies));
  }

  @Override
  public Editor editor(CommandKey key) {
    return switch (key.name()) {
      case "model" -> new ModelChooser("");
      case "channel" -> channel;
      case "diameter" -> diameter(key);
      case "size_unit" -> sizeUnit(key);
      default -> Editors.of(key);
    };
  }

  @Override
  public boolean isShown(CommandKey key) {
    return !NOT_HERE.contains(key.name())
        && !PlanesEditor.KEYS.contains(key.name())
        && (!key.name().equals("channel") || channel.applies());
  }

  @Override
  public boolean isExpert(CommandKey key) {
    return key.expert() || FOR_FILES.contains(key.name());
  }

  @Override
  public String checks() {
    return "Results";
  }

  @Override
  public Optional<String> missing() {
    return choice().isEmpty()
        ? Optional.of("Open an image first: File > Open, or Morula: Open Sample...")
        : Optional.empty();
  }

  @Override
  public void onChange(Runnable action) {
    changed = action;
  }

  @Override
  public void shown() {
    if (listener == null) {
      listener = OpenImages.listen(this::list);
      Roi.addRoiListener(selections);
    }
    list();
  }

  @Override
  public void closed() {
    ImagePlus.removeImageListener(listener);
    Roi.removeRoiListener(selections);
    listener = null;
    endHelp();
    preview.end();
  }

  /** Removes what helped to choose: it is no part of the result. */
  private void endHelp() {
    previews.setSelected(false);
    preview.stop();
    diameter.ifPresent(DiameterEditor::hide);
  }

  @Override
  public void starting() {
    endHelp();
    apply();
  }

  /** Sets the keys of channel and planes to what is shown: the current plane may have changed. */
  private void apply() {
    planes.apply();
    form.set("channel", channel.text());
  }

  @Override
  public void complete(Map<String, Object> inputs) {
    ImagePlus image = choice().orElseThrow();
    if (image != WindowManager.getCurrentImage()) {
      IJ.selectWindow(image.getID());
      Recording.recordChoice(image.getTitle());
    }
    inputs.put("image", image);
    before = Optional.ofNullable(image.getOverlay());
  }

  @Override
  public String done(Module finished) {
    ImagePlus source = (ImagePlus) finished.getInput("image");
    String said = Outputs.show(finished, Optional.of(source));
    if (!(finished.getOutput("labels") instanceof ImagePlus labels)) {
      return said;
    }
    Optional<SegmentationSummary> summary = SegmentationSummary.of(labels);
    summary.ifPresent(
        found ->
            ResultWindow.show(
                source,
                labels,
                Optional.ofNullable((ResultsTable) finished.getOutput("objects")),
                before,
                found));
    return summary.map(ResultText::headline).orElse(said);
  }

  private Optional<ImagePlus> choice() {
    return images.getSelectedItem() instanceof Choice choice
        ? Optional.of(choice.image())
        : Optional.empty();
  }

  /** Opens the window for files with what was entered here. */
  private void toFiles() {
    images.setSelectedItem(last);
    CarriedOver.toFolder(form)
        .forEach((key, text) -> CommandWindows.choose(MenuCall.SEGMENT_FOLDER, key, text));
    CommandWindows.open(MenuCall.runner(), MenuCall.SEGMENT_FOLDER);
  }

  private void selectionChanged(ImagePlus image, int event) {
    if (event == RoiListener.MOVED) {
      return;
    }
    SwingUtilities.invokeLater(
        () -> {
          if (choice().isPresent() && choice().get() == image) {
            planes.setImage(Optional.of(image));
            changed.run();
          }
        });
  }

  private Editor diameter(CommandKey key) {
    DiameterEditor editor = new DiameterEditor(key, this::estimate);
    editor.setUnit(form.text("size_unit"));
    diameter = Optional.of(editor);
    return editor;
  }

  private Editor sizeUnit(CommandKey key) {
    Editor editor = Editors.of(key);
    editor.onChange(() -> diameter.ifPresent(d -> d.setUnit(editor.text())));
    return editor;
  }

  private void estimate() {
    DiameterEditor editor = diameter.orElseThrow();
    editor.setEstimating(true);
    preview.estimate(
        found -> {
          editor.setEstimating(false);
          found.ifPresent(editor::setPixels);
        });
  }

  /** What the preview shows now: the visible part of the current plane. */
  private Optional<Preview.Wanted> wanted() {
    Optional<ImagePlus> chosen = choice().filter(image -> image.getCanvas() != null);
    if (chosen.isEmpty() || !form.isValid()) {
      return Optional.empty();
    }
    ImagePlus image = chosen.get();
    apply();
    Map<String, Object> values = form.values();
    int slice = (int) values.get("slice");
    int frame = (int) values.get("frame");
    Rectangle view = image.getCanvas().getSrcRect();
    SegmentationSettings settings =
        SegmentationSettings.defaults().with(SegmentationSettings.KEYS.select(values));
    return Optional.of(
        new Preview.Wanted(
            OpenImage.of(image, slice, frame),
            new PlanePart(
                slice > 0 ? 0 : image.getZ() - 1,
                frame > 0 ? 0 : image.getT() - 1,
                Region.box(view.x, view.y, view.width, view.height)),
            SegmentationSettings.KEYS.select(values).toString(),
            settings));
  }

  private void previewed(String text) {
    boolean count = text.isEmpty() || text.length() < 9;
    previews.setText("Preview" + (text.isEmpty() ? "" : " (" + (count ? text : "not now") + ")"));
    previews.setToolTipText(count ? null : text);
  }

  private void list() {
    Object before = images.getSelectedItem();
    DefaultComboBoxModel<Object> model = new DefaultComboBoxModel<>();
    OpenImages.all().stream()
        .filter(image -> !LabelImages.isMarked(image)) // what Morula made is never segmented
        .forEach(image -> model.addElement(new Choice(image)));
    boolean kept = before instanceof Choice && model.getIndexOf(before) >= 0;
    boolean labels = kept && LabelImages.isLabelImage(((Choice) before).image());
    model.addElement(FILES);
    if (model.getSize() == 1) {
      model.setSelectedItem(null); // else it would count as chosen
    }
    images.setModel(model);
    ImagePlus active = WindowManager.getCurrentImage();
    if (active != null && !LabelImages.isLabelImage(active)) {
      images.setSelectedItem(new Choice(active));
    } else if (kept && !labels) {
      images.setSelectedItem(before);
    }
    chosen();
  }

  private void chosen() {
    Optional<ImagePlus> image = choice();
    last = images.getSelectedItem();
    size.setText(image.map(OpenImages::size).orElse("none is open"));
    channel.setImage(image);
    planes.setImage(image);
    diameter.ifPresent(d -> d.setImage(image));
    form.set("channel", channel.text());
    changed.run();
  }
}
