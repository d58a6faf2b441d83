import DigitData
import DigitTraining
import SystemSupport

/// Prints what is rarely meant in a table of pixels, with the remedy, on standard error.
func printWarnings(of pixels: [UInt8], side: Int, path: String, pixelScale: Float) {
  for warning in DataWarning.about(pixels: pixels, side: side, scale: pixelScale) {
    printError("digit: warning: \(printable(path)): \(warning)")
  }
}

extension TrainingDataOptions {
  /// Prints what is rarely meant in the pixels of a source, with the remedy, on standard error.
  func printWarnings(of digits: LabeledDigits, path: String) {
    digit.printWarnings(
      of: digits.pixels, side: digits.side, path: path,
      pixelScale: pixelScale ?? (digits.side == 8 ? 16 : 255))
  }
}

/// Prints what is rarely meant in a training's data and options, with the remedy, on standard error.
func printWarnings(
  of digits: LabeledDigits, _ plan: TrainingPlan, _ data: TrainingDataOptions, _ method: MethodOptions,
  _ progress: ProgressOptions
) {
  // Synthetic and written digits have all labels.
  var warnings =
    (data.syntheticDigits ?? 0) > 0 || data.strokes != nil ? [] : digits.labelWarnings.map(\.description)
  if progress.patience != nil, plan.validationDigits == nil {
    warnings.append(
      "--patience has no effect without validation images; use --validation-split or --validation")
  }
  if method.epochs == 0 || method.iterations == 0 {
    warnings.append(
      "\(method.epochs == 0 ? "--epochs" : "--iterations") 0 trains nothing; the model has its initial parameters"
    )
  }
  for warning in warnings { printError("digit: warning: \(warning)") }
}
