internal import GRDB

/// Takes a text apart for the index: words as `unicode61` reads them (small letters, without accents), and each character of
/// an ``UnspacedScript`` as a word.
final class WordTokenizer: FTS5CustomTokenizer {
    static let name = "baton"

    private let words: any FTS5Tokenizer

    init(db: Database, arguments: [String]) throws {
        words = try db.makeTokenizer(.unicode61(diacritics: .remove))
    }

    func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        let text = UnsafeRawBufferPointer(start: pText, count: Int(nText))
        let passage = Passage(
            text: text, words: words, tokenization: tokenization, context: context, callback: tokenCallback)
        return passage.tokenize()
    }
}

/// One text on its way to FTS5, which owns its bytes and takes the words by a callback that says 0, or why it wants no more.
private struct Passage {
    let text: UnsafeRawBufferPointer
    let words: any FTS5Tokenizer
    let tokenization: FTS5Tokenization
    let context: UnsafeMutableRawPointer?
    let callback: FTS5TokenCallback

    private static let firstByte = UInt8(0xE0)

    func tokenize() -> CInt {
        var (position, done) = (0, 0)
        while let start = text[position...].firstIndex(where: { $0 >= Self.firstByte }) {
            let (scalar, end) = scalar(at: start)
            position = end
            guard let scalar, let beginning = UnspacedScript.beginning(of: scalar) else { continue }
            if beginning == .takesMarks {
                while position < text.count {
                    let (next, end) = self.scalar(at: position)
                    guard let next, UnspacedScript.isMark(next) else { break }
                    position = end
                }
            }
            let failure = spaced(done..<start)
            guard failure == 0 else { return failure }
            let token = text.baseAddress.map { ($0 + start).assumingMemoryBound(to: CChar.self) }
            let refusal = callback(context, 0, token, CInt(position - start), CInt(start), CInt(position))
            guard refusal == 0 else { return refusal }
            done = position
        }
        return spaced(done..<text.count)
    }

    /// What stands there, and where the next scalar begins; nil for bytes that are no UTF-8.
    private func scalar(at start: Int) -> (Unicode.Scalar?, end: Int) {
        var decoder = UTF8()
        var bytes = text[start...].makeIterator()
        switch decoder.decode(&bytes) {
        case .scalarValue(let scalar): return (scalar, start + UTF8.width(scalar))
        case .error, .emptyInput: return (nil, start + 1)
        }
    }

    /// Where a part of the text begins in the whole.
    private struct Part {
        let context: UnsafeMutableRawPointer?
        let callback: FTS5TokenCallback
        let offset: CInt
    }

    private func spaced(_ range: Range<Int>) -> CInt {
        guard !range.isEmpty, let start = text.baseAddress else { return 0 }
        var part = Part(context: context, callback: callback, offset: CInt(range.lowerBound))
        return words.tokenize(
            context: &part, tokenization: tokenization,
            pText: (start + range.lowerBound).assumingMemoryBound(to: CChar.self), nText: CInt(range.count)
        ) { context, flags, token, count, start, end in
            guard let part = context?.assumingMemoryBound(to: Part.self).pointee else { return 0 }
            return part.callback(part.context, flags, token, count, start + part.offset, end + part.offset)
        }
    }
}
