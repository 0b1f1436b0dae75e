package morula.training;

/**
 * The length and the learning rate of a training.
 *
 * @param epochs at least 1
 * @param stepsPerEpoch steps of the optimizer between two validations; at least 1
 * @param learningRate peak learning rate, greater than 0
 * @param schedule of the learning rate over all epochs
 */
public record TrainingPlan(int epochs, int stepsPerEpoch, double learningRate, Schedule schedule) {

  /** Returns the learning rate of a step, counted from 0 over the whole run. */
  double learningRate(long step) {
    return learningRate
        * schedule.factor(
            step / ((double) epochs * stepsPerEpoch), Math.toIntExact(step / stepsPerEpoch));
  }
}
