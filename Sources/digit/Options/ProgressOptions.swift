import ArgumentParser
import DigitTraining

/// When `digit train` stops, and what it writes besides the model.
struct ProgressOptions: ParsableArguments {
  @Option(
    help: .init(
      """
      Stop after N epochs, 1 to 1000000, without a higher validation accuracy, and keep the model of the best epoch; by \
      default all epochs are run and the last model is kept.
      """, valueName: "n"))
  var patience: Int?

  @Option(
    help: .init(
      "Print a progress line every N steps, 1 to 1000000000, instead of every epoch.", valueName: "n"))
  var logEvery: Int?

  @Option(
    help: .init(
      """
      File for the training state, from which --resume continues. It is written after an epoch, at most once a second, \
      and when training ends or is interrupted.
      """, valueName: "file"), completion: .file())
  var checkpoint: String?

  @Flag(
    help: """
      Continue from the checkpoint; start anew if its file does not exist. The model is the same as without the \
      interruption. --epochs and --iterations may differ from the checkpoint's, all other options and the data must be \
      the same. With the cosine schedule, the remaining steps follow the learning rate of the new length.
      """)
  var resume = false

  @Option(
    help: .init("CSV file for the loss and accuracy of each epoch.", valueName: "file"), completion: .file())
  var history: String?

  @OptionGroup var quiet: QuietOption

  func validate() throws {
    try require(patience, of: "--patience", in: 1...1_000_000)
    try require(logEvery, of: "--log-every", in: 1...1_000_000_000)
    try require(!resume || checkpoint != nil, "--resume needs --checkpoint, the file to continue from.")
  }

  func configuration(recordsCurves: Bool) -> SessionConfiguration {
    var configuration = SessionConfiguration()
    configuration.patience = patience
    configuration.checkpointPath = checkpoint
    configuration.resumes = resume
    configuration.historyPath = history
    configuration.recordsCurves = recordsCurves
    return configuration
  }
}
