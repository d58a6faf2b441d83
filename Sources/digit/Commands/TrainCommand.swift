import ArgumentParser
import DigitModel
import SystemSupport

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Learns from labeled digits and writes a model file.",
    discussion: """
      The same data, options and seed give the same file, byte for byte, whatever --jobs is. Ctrl-C finishes the \
      step and writes the checkpoint, if one is named, or the model so far.
      """)

  @OptionGroup(title: "Data") var data: TrainingDataOptions

  @Option(
    name: [.customShort("o"), .customLong("output")], help: .init("Where the model goes.", valueName: "model")
  )
  var outputPath: String?

  /// Its options stand among the arguments already: see `Preset.expanded`.
  @Option(help: .init("A classic network: other options change it.", valueName: "name"))
  var preset: Preset?

  @Flag(help: "Tell what the presets are, and do nothing else.")
  var listPresets = false

  @OptionGroup(title: "Network") var network: NetworkOptions
  @OptionGroup(title: "Method") var method: MethodOptions
  @OptionGroup(title: "Progress") var progress: ProgressOptions
  @OptionGroup(title: "To look at") var page: ReportOptions
  @OptionGroup var jobs: JobsOption

  func validate() throws {
    if listPresets { return }
    try require(!data.paths.isEmpty, "Name the data to learn from, or set DIGIT_TRAIN_CSV.")
    try require(outputPath != nil, "Name the model file to write with --output.")
  }

  /// Where the model goes.
  var output: String { outputPath ?? "" }

  func run() {
    do {
      if listPresets { try writeOutput(Preset.list + "\n") } else { try train() }
    } catch {
      reportAndExit(error)
    }
  }

  private func train() throws {
    // Before the hours of work, not after them.
    for path in [output, progress.checkpoint, progress.history].compactMap({ $0 }) {
      try checkWritable(path)
    }
    try page.check()
    let plan = try TrainingPlan(data, network, method, jobs: jobs.count)
    let session = try TrainingSession(plan, progress, keepsCurves: page.isWanted, jobs: jobs.count)
    let clock = ContinuousClock()
    let start = clock.now
    let ending = try session.run()
    let time = clock.now - start
    if ending == .interrupted, let checkpoint = progress.checkpoint {
      try page.write(report(plan, session, session.model(), time: time))
      tell("interrupted; \(checkpoint) holds the training so far, --resume goes on from it")
    } else {
      let model = try session.model()
      try model.write(to: output)
      try page.write(report(plan, session, model, time: time))
      tell("\(why(ending))wrote \(output): \(summary(model))")
    }
    if ending == .interrupted { throw ExitCode(ExitStatus.interrupted.rawValue) }
  }

  private func summary(_ model: Model) -> String {
    let accuracy = model.training?.validationAccuracy.map { ", validation \(percent($0)) right" } ?? ""
    return "\(model.network.parameterCount) parameters\(accuracy)"
  }

  private func why(_ ending: TrainingSession.Ending) -> String {
    switch ending {
    case .complete: ""
    case .early: "no better for \(progress.patience ?? 0) epochs; "
    case .interrupted: "interrupted; "
    }
  }

  private func tell(_ line: String) {
    if !progress.quiet { printError(line) }
  }
}
