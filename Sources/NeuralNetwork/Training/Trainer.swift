import SystemSupport

/// Trains a network by gradient descent on the mean cross-entropy of batches.
///
/// The same network, data and configuration give the same bytes whatever `jobs` is.
public final class Trainer {
  public let configuration: TrainingConfiguration
  /// Updates done.
  public private(set) var step = 0
  /// Updates when training is complete.
  public let steps: Int
  public let stepsPerEpoch: Int

  private let architecture: Architecture
  private let sequence: LayerSequence
  private let source: any SampleSource
  private let batchSize: Int
  private let values: AlignedFloats
  private let transposed: AlignedFloats
  private let moments: [AlignedFloats]
  /// The average of the parameters, where one is kept.
  private let average: AlignedFloats?
  private let gradient: ShardedGradient

  /// - Precondition: The source holds samples of the network's input size, with labels that it has classes for.
  public init(_ network: Network, on source: any SampleSource, configuration: TrainingConfiguration) {
    precondition(source.count > 0, "there is nothing to train on")
    precondition(
      source.inputs == network.architecture.inputs, "the samples are not of the network's input size")
    precondition(configuration.batchSize.map { $0 > 0 } ?? true, "a batch holds at least one sample")
    self.configuration = configuration
    self.source = source
    architecture = network.architecture
    sequence = network.sequence
    batchSize = min(configuration.batchSize ?? source.count, source.count)
    stepsPerEpoch = (source.count + batchSize - 1) / batchSize
    steps =
      switch configuration.length {
      case .epochs(let epochs): epochs * stepsPerEpoch
      case .steps(let steps): steps
      }
    values = network.values.copy()
    transposed = AlignedFloats(count: sequence.transposedCount)
    moments = (0..<configuration.optimizer.moments).map { [sequence] _ in
      AlignedFloats(count: sequence.parameterCount)
    }
    average = configuration.averagingDecay.map { _ in network.values.copy() }
    gradient = ShardedGradient(sequence, greatestBatch: batchSize)
  }

  /// The network as it is now: its averaged parameters, where such are kept.
  public var network: Network {
    Network(architecture, sequence: sequence, values: (average ?? values).copy())
  }

  /// Everything that later updates depend on, besides configuration and data.
  public var state: TrainingState {
    TrainingState(
      step: step, parameters: sequence.exported(values), moments: moments.map(sequence.exported),
      average: average.map(sequence.exported))
  }

  /// Replaces the trainer's state by one that a trainer of the same architecture and configuration was in.
  ///
  /// - Throws: `ParameterError` unless the state has exactly the tensors of this trainer's own state. The trainer is
  ///   then unchanged.
  public func restore(_ state: TrainingState) throws(ParameterError) {
    guard state.moments.count == moments.count else {
      throw .wrongMoments(expected: moments.count, found: state.moments.count)
    }
    guard (state.average == nil) == (average == nil) else {
      throw .wrongAverage(isExpected: average != nil)
    }
    let current = [values] + moments + (average.map { [$0] } ?? [])
    let tensors = [state.parameters] + state.moments + (state.average.map { [$0] } ?? [])
    let restored = try tensors.map(sequence.imported)
    for (current, restored) in zip(current, restored) {
      current.base.update(from: restored.base, count: current.count)
    }
    step = state.step
  }

  /// Goes on until all steps are done, or until `observe` asks to stop.
  ///
  /// - Parameters:
  ///   - validation: What to measure the network with at the end of an epoch.
  ///   - jobs: Threads at most.
  ///   - observe: Is told of each step and of each epoch.
  public func run(
    validation: Validation? = nil,
    jobs: Int = availableCores, observe: (TrainingEvent) -> TrainingDecision = { _ in .proceed }
  ) {
    while step < steps {
      let epoch = step / stepsPerEpoch
      let order = order(epoch: epoch)
      var sums = LossSums()
      var decision = TrainingDecision.proceed
      let end = min((epoch + 1) * stepsPerEpoch, steps)
      while step < end {
        let first = step % stepsPerEpoch * batchSize
        let batch = order[first..<min(first + batchSize, order.count)]
        let batchSums = update(batch, epoch: epoch, jobs: jobs)
        sums += batchSums
        let report = StepReport(step: step, epoch: epoch, training: Evaluation(batchSums))
        decision = observe(.step(report))
        // An epoch that is complete is reported all the same: a restored training would not repeat it.
        if decision == .stop, step < end { return }
      }
      let measured = validation.flatMap { $0.isDue(step) ? network.evaluate($0.source, jobs: jobs) : nil }
      let report = EpochReport(epoch: epoch, step: step, training: Evaluation(sums), validation: measured)
      if observe(.epoch(report)) == .stop || decision == .stop { return }
    }
  }

  /// The order of the samples in an epoch. A batch of all of them needs none, and reads memory from end to end.
  private func order(epoch: Int) -> [Int] {
    guard configuration.shuffles, stepsPerEpoch > 1 else { return Array(0..<source.count) }
    var generator = SeededGenerator(
      seed: configuration.seed, streams: RandomStream.order.rawValue, UInt64(epoch))
    return generator.permutation(source.count)
  }

  /// One step: the batch's gradient, and what the optimizer makes of it.
  private func update(_ samples: ArraySlice<Int>, epoch: Int, jobs: Int) -> LossSums {
    sequence.transpose(values.base, into: transposed.base)
    let batch = Batch(
      source: source, samples: samples, epoch: epoch, step: step, seed: configuration.seed,
      loss: CrossEntropy(classes: architecture.outputs, smoothing: configuration.labelSmoothing),
      parameters: values, transposed: transposed)
    let update = Update(
      optimizer: configuration.optimizer,
      rate: configuration.learningRate * configuration.schedule.factor(step: step, steps: steps),
      weightDecay: configuration.weightDecay, averagingDecay: configuration.averagingDecay, step: step + 1)
    step += 1
    return gradient.compute(batch, jobs: jobs) { [sequence, values, moments, average] range, gradient in
      let learned = range.clamped(to: 0..<sequence.learnedCount)
      update.apply(learned, values: values.base, gradient: gradient, moments: moments.map(\.base))
      let measured = range.clamped(to: sequence.learnedCount..<sequence.parameterCount)
      update.measure(measured, values: values.base, sums: gradient, samples: samples.count)
      if let average { update.average(range, values: values.base, into: average.base) }
    }
  }
}

/// The purposes for which training draws numbers, each from generators of its own.
enum RandomStream: UInt64 {
  case order = 1
  case dropout = 2
}
