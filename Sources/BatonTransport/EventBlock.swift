/// The fields of one event of an event stream, as far as they have come.
struct EventBlock: Sendable {
    static let doneMark = Array("[DONE]".utf8)

    var event: String?
    var id: String?
    /// The data lines, joined with line feeds.
    private(set) var values = ValueBuffer()
    private var cuts: [ValueBuffer.Cut] = []
    private var isBroken = false

    /// Whether no data has come.
    var isEmpty: Bool { values.isEmpty }

    /// Whether the data is one JSON object or array, or several, to the last bracket.
    var isWhole: Bool { !cuts.isEmpty && !values.isOpen && !isBroken }

    var isDone: Bool { isWhole && cuts.last?.kind == .done }

    mutating func append(_ line: ArraySlice<UInt8>) {
        if !values.isEmpty { values.append(CollectionOfOne(ASCII.lineFeed)) }
        values.append(line)
        while let cut = values.next() {
            if cut.kind == .broken { isBroken = true }
            cuts.append(cut)
        }
    }

    /// One frame a value; the data as it stands where it is not JSON throughout; none without data.
    var frames: [Frame] {
        guard isWhole else {
            let isNothing = values.isEmpty || !values.isOpen && !isBroken
            return isNothing ? [] : [frame(payload: values.bytes)]
        }
        return cuts.map { cut in
            cut.kind == .done
                ? frame(payload: Self.doneMark, isDone: true) : frame(payload: Array(values.bytes[cut.range]))
        }
    }

    func frame(payload: [UInt8], isDone: Bool = false) -> Frame {
        Frame(event: event, id: id, payload: payload, isDone: isDone)
    }
}
