/// When a training session stops, and which files it keeps.
public struct SessionConfiguration: Sendable {
  /// The number of epochs without a higher validation accuracy that stops training, at least 1; the model is then that
  /// of the best epoch. nil trains to the end and gives the last network.
  public var patience: Int?
  /// The file that holds the training state, so that an interrupted training can be resumed.
  public var checkpointPath: String?
  /// Whether to continue from the checkpoint; if its file does not exist, training starts from the beginning.
  public var resumes = false
  /// The CSV file with the loss and accuracy of each epoch.
  public var historyPath: String?
  /// Whether to record learning curves.
  public var recordsCurves = false

  public init() {}
}
