import DigitImage
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
    var (plain, marked) = (numbers, numbers)
    (plain.hasMarks, marked.hasMarks) = (false, true)
    numberScoring = scoring(plain, marked) { numbers, recognizer in
      let found = numbers.firstHalf(jobs: jobs) { recognizer.numberFeatures(of: $0) }
      let lattices = found.compactMap { features, label in features.map { ($0, label) } }
      return .mostLikely(lattices, allowsMarks: numbers.hasMarks, jobs: jobs)
    }
    // Searched anew: which candidates are classified depends on the weights.
    guard let mostLikely = numberScoring else { return }
    numberScoring = scoring(plain, marked) { numbers, recognizer in
      let restriction = NumberRestriction(allowsMarks: numbers.hasMarks)
      let found = numbers.firstHalf(jobs: jobs) {
        recognizer.searchedNumber(in: $0, restriction: restriction)
      }
      return mostLikely.weights(allowsMarks: numbers.hasMarks)
        .calibrated(on: found, allowsMarks: numbers.hasMarks, jobs: jobs)
    }

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

extension Model {
  /// The weights for both kinds of numbers; nil if the model cannot recognize digits in images.
  private func scoring(
    _ plain: SyntheticNumbers, _ marked: SyntheticNumbers,
    weights: (SyntheticNumbers, Recognizer) -> NumberWeights
  ) -> NumberScoring? {
    guard let recognizer = try? Recognizer(model: self) else { return nil }
    return NumberScoring(digits: weights(plain, recognizer), marks: weights(marked, recognizer))
  }
}

extension SyntheticNumbers {
  /// Something of the image of each number of the first half, with the number.
  fileprivate func firstHalf<Value: Sendable>(
    jobs: Int, _ value: @Sendable (Bitmap) -> Value
  ) -> [(Value, [NumberSymbol])] {
    var found: [(Value, [NumberSymbol])] = []
    forEachInOrder(Array(0..<count / 2), jobs: jobs) { index in
      let number = self[index]
      return (value(number.image), NumberSymbol.symbols(of: number.text))
    } deliver: {
      found.append($0)
    }
    return found
  }
}
