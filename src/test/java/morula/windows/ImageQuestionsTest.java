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

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.macro.Interpreter;
import ij.process.ByteProcessor;
import java.util.Optional;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JRadioButton;
import morula.keys.CommandKeys;
import morula.keys.CommandRunner;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.command.CommandService;

/** What the window Segment asks about an image depends on the image. */
class ImageQuestionsTest {
  private final CommandKeys keys =
      CommandKeys.of(new CommandRunner(new Context(CommandService.class)).find("segment"));

  private final KeyForm form =
      new KeyForm(
          keys,
          new KeyForm.Memory() {
            @Override
            public String get(String name, String otherwise) {
              return otherwise;
            }

            @Override
            public void set(String name, String text) {}
          });

  private static ImagePlus image(int channels, int slices, int frames) {
    ImageStack stack = new ImageStack(8, 8);
    for (int i = 0; i < channels * slices * frames; i++) {
      stack.addSlice(new ByteProcessor(8, 8));
    }
    ImagePlus image = new ImagePlus("cells.tif", stack);
    image.setDimensions(channels, slices, frames);
    return image;
  }

  @Test
  void channelIsAskedForOnlyWhereThereAreSeveral() {
    ChannelEditor editor = new ChannelEditor();
    editor.setImage(Optional.of(image(1, 3, 2)));
    assertFalse(editor.applies());
    assertEquals("", editor.text());
    ImagePlus three = image(3, 1, 2);
    three.setPosition(2, 1, 1);
    editor.setImage(Optional.of(three));
    assertTrue(editor.applies());
    assertEquals(3, ((JComboBox<?>) editor.component()).getItemCount());
    assertEquals("2", editor.text(), "the channel that is shown is offered first");
    editor.show("3");
    assertEquals("3", editor.text());
  }

  @Test
  void oneSliceOfOneFrameCanBeChosen() {
    PlanesEditor editor = new PlanesEditor(form);
    editor.setImage(Optional.of(image(2, 1, 1)));
    assertFalse(editor.applies());
    ImagePlus stack = image(1, 3, 2);
    editor.setImage(Optional.of(stack));
    assertTrue(editor.applies());
    JRadioButton current = (JRadioButton) editor.component().getComponent(1);
    current.doClick();
    stack.setPosition(1, 3, 2);
    editor.apply();
    assertEquals("3", form.text("slice"));
    assertEquals("2", form.text("frame"));
    editor.setImage(Optional.of(image(1, 1, 1)));
    assertEquals("", form.text("slice") + form.text("frame"), "another image has no such plane");
  }

  @Test
  void selectionIsAskedForWhereThereIsOne() {
    PlanesEditor editor = new PlanesEditor(form);
    ImagePlus image = image(1, 1, 1);
    editor.setImage(Optional.of(image));
    assertFalse(editor.applies());
    image.setRoi(1, 1, 4, 4);
    editor.setImage(Optional.of(image));
    assertTrue(editor.applies());
    ((JCheckBox) editor.component().getComponent(2)).doClick();
    assertEquals("true", form.text("selection"));
    image.deleteRoi();
    editor.setImage(Optional.of(image));
    assertEquals("false", form.text("selection"));
  }

  @Test
  void chosenChannelStaysWhenOtherImagesAreOpened() {
    ChannelEditor editor = new ChannelEditor();
    ImagePlus three = image(3, 1, 1);
    editor.setImage(Optional.of(three));
    editor.show("3");
    editor.setImage(Optional.of(three));
    assertEquals("3", editor.text());
    editor.setImage(Optional.of(image(3, 1, 1)));
    assertEquals("1", editor.text(), "another image has other channels");
    editor.setImage(Optional.of(three));
    three.setDimensions(1, 3, 1);
    editor.setImage(Optional.of(three));
    assertFalse(editor.applies());
  }

  @Test
  void channelThatIsShownIsSegmented() {
    ImagePlus three = image(3, 1, 1);
    three.setPosition(2, 1, 1);
    boolean batch = Interpreter.batchMode;
    Interpreter.batchMode = true; // images are open without a display
    Interpreter.addBatchModeImage(three);
    try {
      SegmentParts parts = new SegmentParts(form);
      parts.shown();
      assertEquals("2", form.text("channel"));
      form.reset(); // as the button Defaults does
      parts.starting();
      assertEquals("2", form.text("channel"));
      parts.closed();
    } finally {
      Interpreter.removeBatchModeImage(three);
      Interpreter.batchMode = batch;
    }
  }
}
