extension BlockLines {
    /// The code block that line `index` belongs to, its label included; nil elsewhere.
    package func code(at index: Int) -> CodeBlock? {
        let candidate = code.partitioningIndex { $0.lines.upperBound > index }
        guard candidate < code.count, code[candidate].lines.contains(index) else { return nil }
        return code[candidate].block
    }
}

extension Array {
    /// The first index whose element is in the second part; all that are not stand before those that are.
    fileprivate func partitioningIndex(_ isInSecondPart: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isInSecondPart(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
