import DigitModel
import DigitRecognition
import DigitSynthesis
import NeuralNetwork
import SystemSupport

extension Model {
  /// Finds the temperature of the confidence, and then how many answers are wrong at each confidence: the risk table of digits.
  ///
  /// Strictly, the table's bounds hold for samples that nothing was fitted to. The same samples serve both, because the
  /// temperature is a single number: it changes neither which digits the network predicts, nor, but for a few neighbors, their
  /// order by confidence, and with it neither the errors in a row of the table. Halving the samples would cost the bounds more.
  ///
  /// - Parameters:
  ///   - source: digits after preprocessing, like those that the model will classify; one without ink is a photo in which no
  ///     digit was found, and counts as not answered.
  ///   - jobs: the maximum number of threads; the result does not depend on it.
  mutating func calibrate(on source: any SampleSource, jobs: Int) {
    let inputs = source.values(jobs: jobs)
    let labels = (0..<source.count).map(source.label(of:))
    temperature = calibratedTemperature(network.logits(of: inputs, jobs: jobs), labels: labels)
    // A model that cannot recognize digits in images has no answers to bound.
    guard let recognizer = try? Recognizer(model: self) else { return }
    let predictions = recognizer.predictions(for: inputs, jobs: jobs)
    let answers = predictions.indices.filter { inputs.row($0).contains { $0 > 0 } }.map { sample in
      ScoredAnswer(
        confidence: predictions[sample].confidence, isRight: predictions[sample].digit == labels[sample])
    }
    digitRisk = RiskTable(answers, refused: source.count - answers.count)
  }
}

extension Model {
  /// Finds the weights for reading numbers, and then how many answers are wrong at each confidence: the risk table of numbers.
  ///
  /// - Parameters:
  ///   - numbers: of digits that the network was not trained on. The first half is for the weights, written once with marks and
  ///     once with few; the second half, with few marks and read without them, is for the table.
  ///   - jobs: the maximum number of threads; the result does not depend on it.
  mutating func calibrate(on numbers: SyntheticNumbers, jobs: Int) {
    guard let reader = try? Recognizer(model: self) else { return }
    var (plain, marked) = (numbers, numbers)
    (plain.hasMarks, marked.hasMarks) = (false, true)
    func weights(_ numbers: SyntheticNumbers) -> NumberWeights {
      var lattices: [LabeledLattice] = []
      forEachInOrder(Array(0..<numbers.count / 2), jobs: jobs) { index in
        let number = numbers[index]
        return (reader.numberFeatures(of: number.image), NumberSymbol.symbols(of: number.text))
      } deliver: { features, label in
        if let features { lattices.append((features, label)) }
      }
      return NumberWeights(calibratedOn: lattices, allowsMarks: numbers.hasMarks, jobs: jobs)
    }
    numberScoring = NumberScoring(digits: weights(plain), marks: weights(marked))

    guard let recognizer = try? Recognizer(model: self) else { return }
    var (answers, refused) = ([ScoredAnswer](), 0)
    forEachInOrder(Array(numbers.count / 2..<numbers.count), jobs: jobs) { [plain] index -> ScoredAnswer? in
      let number = plain[index]
      let label = number.text.filter(\.isWholeNumber)
      return recognizer.readNumber(in: number.image, restriction: .none)
        .map { ScoredAnswer(confidence: $0.confidence, isRight: $0.number == label) }
    } deliver: { answer in
      if let answer { answers.append(answer) } else { refused += 1 }
    }
    numberRisk = RiskTable(answers, refused: refused)
  }
}
