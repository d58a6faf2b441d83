import ArgumentParser
import DigitModel
import DigitTraining
import SystemSupport

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a network on labeled digits and write a model file.",
    usage: "digit train [<data> ...] --output <model> [<options>]",
    discussion: """
      The same data, options and seed give the same model file, byte for byte, whatever --jobs is. Ctrl-C or SIGTERM \
      finishes the current step, then writes the checkpoint if --checkpoint is given, otherwise the model so far; the exit \
      status is then 130.

      Examples:
        digit train train.csv --output my.safetensors
        digit train train-images-idx3-ubyte.gz --architecture convolutional \\
          --augment light --report training.html --output my.safetensors
        digit train train.csv --epochs 50 --checkpoint state --resume \\
          --output my.safetensors
        digit train train.csv --preset he-128 --output he.safetensors
      """)

  @OptionGroup(title: "Data options") var data: TrainingDataOptions

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: .init("Model file to write.", valueName: "model"), completion: .file())
  var outputPath: String?

  /// Its options are already among the arguments: see `Preset.expanded`.
  @Option(
    help: .init(
      "Use the options of a preset; options that are given replace the preset's.", valueName: "name"))
  var preset: Preset?

  @Flag(help: "List the presets with their options, and exit.")
  var listPresets = false

  @OptionGroup(title: "Network options") var network: NetworkOptions
  @OptionGroup(title: "Method options") var method: MethodOptions
  @OptionGroup(title: "Session options") var progress: ProgressOptions
  @OptionGroup(title: "Report options") var page: ReportOptions
  @OptionGroup var jobs: JobsOption

  func validate() throws {
    if listPresets { return }
    try require(!data.sources.isEmpty, "Name the data to train on, or set DIGIT_TRAIN_CSV.")
    try require(outputPath != nil, "Name the model file to write with --output.")
  }

  /// The model file.
  var output: String { outputPath ?? "" }

  func run() {
    do {
      if listPresets { try writeOutput(Preset.list + "\n") } else { try train() }
    } catch {
      reportAndExit(error)
    }
  }

  private func train() throws {
    try checkOutputs()
    var images = BatchSummary(success: "used", failure: "left out")
    var sources: [(path: String, count: Int)] = []
    let plan = try plan(&images) { sources.append(($0, $1)) }
    if images.failures > 0 { images.print(quiet: false) }
    let session = try TrainingSession(
      plan, progress.configuration(recordsCurves: page.isWanted), jobs: jobs.count)
    if progress.resume, let checkpoint = progress.checkpoint, session.step == 0 {
      printStatus("no training state in \(checkpoint) yet; starting from the beginning")
    }
    for line in aligned(trainingSummary(plan, session, sources: sources, jobs: jobs.count)) {
      printStatus(line)
    }
    let start = ContinuousClock.now
    let ending = try run(session, plan)
    let time = ContinuousClock.now - start
    if ending == .interrupted, let checkpoint = progress.checkpoint {
      try page.write(report(plan, session, session.model(), sources, time: time))
      printStatus("interrupted; the training state is in \(checkpoint), continue with --resume")
    } else {
      if method.calibrationNumbers > 0 {
        printStatus("calibrating on \(method.calibrationNumbers) synthetic numbers")
      }
      let model = try session.model()
      try model.write(to: output)
      try page.write(report(plan, session, model, sources, time: time))
      printStatus("\(reason(ending))wrote \(output): \(summary(model))")
    }
    if ending == .interrupted { throw ExitCode(ExitStatus.interrupted.rawValue) }
    if images.failures > 0 { throw ExitCode(ExitStatus.someFailed.rawValue) }
  }

  /// Checks that all files can be written, and that none is an input, before hours of training, not after them.
  private func checkOutputs() throws {
    let outputs = try OutputPaths([
      "--output": output, "--checkpoint": progress.checkpoint, "--history": progress.history,
      "--report": page.report, "--figures": page.figures,
    ])
    try data.requireDistinct(from: outputs)
    try outputs.requireDistinct(fromInput: network.initialModel.flatMap(Model.file))
    for path in [output, progress.checkpoint, progress.history].compactMap({ $0 }) {
      try checkWritable(path)
    }
    try page.checkWritable()
  }

  /// Loads the data. `counted` is called for each source of training data, with its path and the number of its images.
  private func plan(_ images: inout BatchSummary, counted: (String, Int) -> Void) throws -> TrainingPlan {
    let quiet = progress.quiet.isSet
    var network = try network.configuration()
    let preprocessed = [nil, .digits].contains(data.labels ?? network.initialModel?.labels)
    let digits = try data.digits(preprocessed: preprocessed, jobs: jobs.count, &images) { path, digits in
      counted(path, digits.count)
      if !quiet { data.printWarnings(of: digits, path: path) }
    }
    let validation = try data.validationDigits(preprocessed: preprocessed, jobs: jobs.count, &images) {
      path, digits in
      if !quiet { data.printWarnings(of: digits, path: path) }
    }
    let images = min(data.sample ?? .max, digits.count)
    let fineTunes = network.initialModel != nil && method.isUnspecified
    if fineTunes, self.network.initialFraction == nil {
      network.initialFraction = FineTuning.initialFraction
    }
    let dataConfiguration = try data.configuration(method, for: digits, fineTunes: fineTunes && preprocessed)
    let configuration = method.configuration(images: images, fineTunes: fineTunes)
    var plan = try TrainingPlan(
      digits, validation: validation, data: dataConfiguration, network: network, training: configuration,
      jobs: jobs.count)
    if !quiet { printWarnings(of: digits, plan, data, method, progress) }
    if let folds = data.folds {
      try require(
        folds <= plan.imageCount, "--folds \(folds) needs as many images; there are \(plan.imageCount).")
      Interruption.watch()
      plan.crossValidation = try CrossValidation(
        folds: folds, of: digits, data: dataConfiguration, network: network, training: configuration,
        jobs: jobs.count, isInterrupted: { Interruption.isRequested }
      ) { fold, result in
        printStatus(
          "fold \(fold)/\(folds)  accuracy \(percentText(result.accuracy)) of \(result.count) images")
      }
    }
    return plan
  }

  private func run(_ session: TrainingSession, _ plan: TrainingPlan) throws -> TrainingEnding {
    var lines = TrainingProgress(progress, session, labelCounts: plan.labelCounts)
    defer {
      StatusLine.erase()
      // Calibration cannot stop half-way.
      Interruption.stopWatching()
    }
    Interruption.watch()
    return try session.run(
      isInterrupted: { Interruption.isRequested },
      reportsValidation: { [lines] step in lines.printsEpoch(endingAt: step) },
      observe: { lines.report($0) })
  }

  private func summary(_ model: Model) -> String {
    let accuracy = model.training?.validationAccuracy.map { ", validation accuracy \(percentText($0))" } ?? ""
    return "\(model.network.parameterCount) parameters\(accuracy)"
  }

  private func reason(_ ending: TrainingEnding) -> String {
    switch ending {
    case .complete: ""
    case .early: "no improvement in \(progress.patience ?? 0) epochs; "
    case .interrupted: "interrupted; "
    }
  }

  private func printStatus(_ line: String) {
    if !progress.quiet.isSet { printError(line) }
  }
}
