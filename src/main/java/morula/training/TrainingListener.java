package morula.training;

/** A listener that is notified of the epochs of a training run. */
public interface TrainingListener {

  /** Is called after an epoch and its validation. */
  void epochFinished(EpochRecord epoch);
}
