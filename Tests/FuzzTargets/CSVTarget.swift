import DigitData

/// CSV files of pixels, with the label column where the header says, first, last, or by number or name; read in one block and
/// in blocks as long as the longest line.
struct CSVTarget: FuzzTarget {
  static let maximumLength = 1 << 13

  private let labelColumns: [LabelColumn] = [.automatic, .first, .last, .number(2), .name("label")]

  func run(_ input: [UInt8]) {
    // One column for each input: which one depends on its length, so that a mutation may change it.
    let labelColumn = labelColumns[input.count % labelColumns.count]
    let whole = try? read(input, labelColumn, blockSize: input.count + 1)
    if let whole { check(whole) }
    let longestLine = input.split(separator: UInt8(ascii: "\n")).map(\.count).max() ?? 0
    // Errors may differ: their hints depend on the other rows of the block.
    precondition((try? read(input, labelColumn, blockSize: longestLine + 3)) == whole)
  }

  private func read(
    _ input: [UInt8], _ labelColumn: LabelColumn, blockSize: Int
  ) throws(DataError) -> PixelTable {
    var reader = PixelTableReader(path: "table", labelColumn: labelColumn, jobs: 1)
    reader.blockSize = blockSize
    var rest = input[...]
    do throws(DataError) {
      return try reader.read(after: [], limit: 1 << 20) { buffer in
        let block = rest.prefix(buffer.count)
        rest = rest.dropFirst(buffer.count)
        return buffer.update(fromContentsOf: block)
      }
    } catch {
      precondition(!error.description.isEmpty)
      throw error
    }
  }

  private func check(_ table: PixelTable) {
    precondition(table.side == 8 || table.side == 28)
    precondition(table.count > 0 && table.pixels.count == table.count * table.side * table.side)
    if table.side == 8 { precondition(table.pixels.allSatisfy { $0 <= 16 }) }
    if let labels = table.labels {
      precondition(labels.count == table.count && labels.allSatisfy { $0 <= 9 })
    }
  }
}
