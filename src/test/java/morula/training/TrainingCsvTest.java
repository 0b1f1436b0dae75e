package morula.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import morula.io.Csv;
import org.junit.jupiter.api.Test;

class TrainingCsvTest {

  private static EpochRecord epoch(int number, Map<String, Double> scores) {
    return new EpochRecord(number, 0.5, 0.25, 0.75, "mean IoU", scores, 0.01, 2);
  }

  /** As when a training goes on with training_scores= that was begun without. */
  @Test
  void laterEpochsMayHaveFurtherScores() {
    String text =
        TrainingCsv.text(
            List.of(epoch(1, Map.of("IoU class 1", 0.5)), epoch(2, Map.of("training IoU", 1.0))));
    assertEquals(
        """
        epoch,training loss,validation loss,mean IoU,IoU class 1,training IoU,learning rate,seconds
        1,0.500000,0.250000,0.750000,0.500000,NaN,0.0100,2.0
        2,0.500000,0.250000,0.750000,NaN,1.000000,0.0100,2.0
        """,
        text);
  }

  @Test
  void namesWithCommasStayOneColumn() throws IOException {
    String text = TrainingCsv.text(List.of(epoch(1, Map.of("IoU \"a, b\"", 0.5))));
    assertEquals("IoU \"a, b\"", Csv.rows(text).get(0).get(4));
    assertEquals("0.500000", Csv.rows(text).get(1).get(4));
  }

  @Test
  void withoutEpochsThereIsAHeader() {
    assertEquals(
        "epoch,training loss,validation loss,score,learning rate,seconds\n",
        TrainingCsv.text(List.of()));
  }
}
