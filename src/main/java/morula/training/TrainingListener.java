package morula.training;

/** Watches a training run. */
public interface TrainingListener {

  /** An epoch has ended, validation included. */
  void epochFinished(EpochRecord epoch);
}
