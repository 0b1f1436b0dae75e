package morula.instances;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import morula.torchscript.Code;
import org.junit.jupiter.api.Test;

class DefaultLossTest {

  @Test
  void everyChannelOfTheInstancesCounts() {
    Code code = new Code();
    new DistanceHead().defaultLoss().emit(code, "logits", "target");
    for (int c = 0; c < new DistanceHead().channels().size(); c++) {
      String slice = String.format(Locale.ROOT, "torch.slice(logits, 1, %d, %d, 1)", c, c + 1);
      assertTrue(code.toString().contains(slice), slice);
    }
    assertEquals(new DistanceHead().encoder().channels(), new DistanceHead().channels().size());
  }

  @Test
  void everyChannelOfTheOtherObjectHeadsCounts() {
    for (Head head : List.of(new FlowHead(), new StarConvexHead(9))) {
      Code code = new Code();
      head.defaultLoss().emit(code, "logits", "target");
      assertTrue(code.toString().contains("torch.slice(logits, 1, 0, 1, 1)"));
      String others =
          String.format(Locale.ROOT, "torch.slice(logits, 1, 1, %d, 1)", head.channels().size());
      assertTrue(code.toString().contains(others), others);
      assertEquals(head.encoder().channels(), head.channels().size());
    }
  }

  @Test
  void everyClassCounts() {
    Code code = new Code();
    new SemanticHead(3).defaultLoss().emit(code, "logits", "target");
    assertTrue(code.toString().contains("torch.cross_entropy_loss(logits"));
    assertTrue(code.toString().contains("torch.eq(target, 2)"));
  }
}
