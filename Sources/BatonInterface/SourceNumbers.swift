internal import BatonCore
internal import BatonText

/// The numbers of an answer's sources: those that the list of its links has, so that one number means one thing.
///
/// A source that the text links to has that link's number; the others come behind the links, and last those that have no
/// address.
struct SourceNumbers {
    private(set) var numbers: [Int] = []

    init(_ sources: [Source], after links: LinkTable) {
        var table = links
        let addressed = sources.map { source in source.address.map { Int(table.number(of: $0)) } }
        var last = table.targets.count
        for number in addressed {
            if number == nil { last += 1 }
            numbers.append(number ?? last)
        }
    }
}
