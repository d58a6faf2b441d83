import SystemSupport

/// Trains a network by gradient descent on the mean cross-entropy of batches.
///
/// The same network, data and configuration give the same bytes on any number of threads.
public final class Trainer {
  public let configuration: TrainingConfiguration
  /// The number of updates done.
  public private(set) var step = 0
  /// The number of updates in the whole training.
  public let steps: Int
  public let stepsPerEpoch: Int

  private let architecture: Architecture
  private let sequence: LayerSequence
  private let source: any SampleSource
  private let batchSize: Int
  private let values: AlignedFloats
  private let prepared: AlignedFloats
  private let moments: [AlignedFloats]
  /// The averaged parameters, if the configuration asks for them.
  private let average: AlignedFloats?
  private let gradient: ShardedGradient

  /// - Precondition: The source is not empty, and its samples have the network's input size and labels below its number
  ///   of outputs.
  public init(_ network: Network, on source: any SampleSource, configuration: TrainingConfiguration) {
    precondition(source.count > 0, "there is nothing to train on")
    precondition(
      source.inputs == network.architecture.inputs, "the samples do not have the network's input size")
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
    prepared = AlignedFloats(count: sequence.preparedCount)
    moments = (0..<configuration.optimizer.moments).map { [sequence] _ in
      AlignedFloats(count: sequence.parameterCount)
    }
    average = configuration.averagingDecay.map { _ in network.values.copy() }
    gradient = ShardedGradient(sequence, maximumBatch: batchSize)
  }

  /// The network in its present state, with the averaged parameters if the configuration asks for them.
  public var network: Network {
    Network(architecture, sequence: sequence, values: (average ?? values).copy())
  }

  /// Everything that later updates depend on, besides configuration and data.
  public var state: TrainingState {
    TrainingState(
      step: step, parameters: sequence.unpacked(values), moments: moments.map(sequence.unpacked),
      average: average.map(sequence.unpacked))
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
    let restored = try tensors.map(sequence.packed)
    for (current, restored) in zip(current, restored) {
      current.base.update(from: restored.base, count: current.count)
    }
    step = state.step
  }

  /// Trains until all steps are done, or until `observe` asks to stop.
  ///
  /// - Parameters:
  ///   - validation: The samples to evaluate the network with at the end of epochs.
  ///   - jobs: The maximum number of threads.
  ///   - observe: Called after each update and after each epoch. If it stops training at the last update of an epoch, it
  ///     is not called for that epoch, neither then nor after training resumes.
  public func run(
    validation: Validation? = nil,
    jobs: Int = availableCores, observe: (TrainingEvent) -> TrainingDecision = { _ in .proceed }
  ) {
    ThreadTeam.with(jobs: jobs) { run(validation: validation, jobs: jobs, team: $0, observe: observe) }
  }

  private func run(
    validation: Validation?, jobs: Int, team: ThreadTeam, observe: (TrainingEvent) -> TrainingDecision
  ) {
    while step < steps {
      let epoch = step / stepsPerEpoch
      let order = order(epoch: epoch)
      var sums = LossSums()
      let end = min((epoch + 1) * stepsPerEpoch, steps)
      while step < end {
        let first = step % stepsPerEpoch * batchSize
        let batch = order[first..<min(first + batchSize, order.count)]
        let batchSums = update(batch, epoch: epoch, team: team)
        sums += batchSums
        let report = StepReport(step: step, epoch: epoch, training: Evaluation(batchSums))
        if observe(.step(report)) == .stop { return }
      }
      let evaluation = validation.flatMap { $0.isDue(step) ? network.evaluate($0.source, jobs: jobs) : nil }
      let report = EpochReport(epoch: epoch, step: step, training: Evaluation(sums), validation: evaluation)
      if observe(.epoch(report)) == .stop { return }
    }
  }

  /// The order of the samples in an epoch: the source's order where a batch holds them all, so that memory is read
  /// sequentially.
  private func order(epoch: Int) -> [Int] {
    guard configuration.shuffles, stepsPerEpoch > 1 else { return Array(0..<source.count) }
    var generator = SeededGenerator(
      seed: configuration.seed, streams: RandomStream.order.rawValue, UInt64(epoch))
    return generator.permutation(source.count)
  }

  /// Computes the gradient of a batch and applies one update.
  private func update(_ samples: ArraySlice<Int>, epoch: Int, team: ThreadTeam) -> LossSums {
    sequence.prepare(values.base, into: prepared.base)
    let batch = Batch(
      source: source, samples: samples, epoch: epoch, step: step, seed: configuration.seed,
      loss: CrossEntropy(classes: architecture.outputs, smoothing: configuration.labelSmoothing),
      parameters: values, prepared: prepared)
    let update = Update(
      optimizer: configuration.optimizer,
      rate: configuration.learningRate * configuration.schedule.factor(step: step, steps: steps),
      weightDecay: configuration.weightDecay, averagingDecay: configuration.averagingDecay, step: step + 1)
    step += 1
    return gradient.compute(batch, team: team) { [sequence, values, moments, average] range, gradient in
      let trainable = range.clamped(to: 0..<sequence.trainableCount)
      update.apply(trainable, values: values.base, gradient: gradient, moments: moments.map(\.base))
      let statistics = range.clamped(to: sequence.trainableCount..<sequence.parameterCount)
      update.updateStatistics(statistics, values: values.base, sums: gradient, samples: samples.count)
      if let average { update.updateAverage(range, values: values.base, into: average.base) }
    }
  }
}

/// The uses of random numbers in training, each with its own generators.
enum RandomStream: UInt64 {
  case order = 1
  case dropout = 2
}
