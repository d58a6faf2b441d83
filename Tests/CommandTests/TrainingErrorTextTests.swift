import DigitTraining
import NeuralNetwork
import Testing

@testable import digit

@Suite struct TrainingErrorTextTests {
  @Test(
    "An error states what was found and which option to change",
    arguments: [
      (
        .unsupportedSide(8),
        "--augment, --synthetic-digits, --strokes and --outliers need 28×28 images, but the data has 8×8 images"
      ),
      (
        .calibration(side: nil), "--calibrate needs validation images; use --validation-split or --validation"
      ),
      (.calibration(side: 8), "--calibrate needs 28×28 validation images, but the data has 8×8 images"),
      (
        .validationSide(training: 28, validation: 8),
        "the validation images are 8×8, but the training images are 28×28"
      ),
      (
        .emptyTrainingSet(.fraction(0.99), count: 3),
        "--validation-split 0.99 leaves none of the 3 images to train on"
      ),
      (.outputCount(9), "the last layer has 9 outputs, but ten digits need dense(10)"),
      (
        .initialModelSide(model: 28, data: 8),
        "the initial model takes 28×28 images, but the data has 8×8 images"
      ),
      (
        .initialModelLayers(model: [.dense(outputs: 10)], requested: [.dense(outputs: 4), .relu]),
        "the initial model has the layers dense(10), but the options ask for dense(4) relu; "
          + "leave out --hidden and --architecture"
      ),
      (
        .divergedLoss(.infinity, step: 7),
        "training diverged at step 7: the loss is inf; lower --learning-rate"
      ),
      (
        .divergedModel(step: 7),
        "training diverged at step 7: the weights are so large that results overflow; lower --learning-rate"
      ),
      (
        .checkpointOptions(path: "c", checkpoint: "--seed 1", training: "--seed 2"),
        """
        c is the checkpoint of a training run with other options; use the same ones to continue, or another file:
          checkpoint: --seed 1
          now:        --seed 2
        """
      ),
      (
        .checkpointOptions(path: "c", checkpoint: "", training: "--patience 2"),
        """
        c is the checkpoint of a training run with other options; use the same ones to continue, or another file:
          checkpoint: (default)
          now:        --patience 2
        """
      ),
      (
        .checkpointData(path: "c", checkpoint: "0badcafe", training: "deadbeef"),
        "c is the checkpoint of a training run on other data (crc32 0badcafe, now deadbeef); "
          + "use the same data to continue"
      ),
      (
        .checkpointStep(path: "c", step: 9, steps: 5),
        "c is at step 9, but the training run has only 5; raise --epochs or --iterations"
      ),
    ] as [(TrainingError, String)])
  func description(error: TrainingError, text: String) {
    #expect(error.description == text)
  }
}
