internal import BatonText

/// What is looked for in the steps, and what was found.
struct StepSearch: Hashable {
    struct Hit: Hashable {
        var entry: Int
        var section: Int
        /// Among the outline's hits.
        var index: Int
    }

    /// What is being typed; nil while nothing is.
    var draft: String?
    var isBackward = false
    var pattern: TextPattern?
    var hits: [Hit] = []
    /// The hit that the user is at.
    var current: Int?
}

extension StepViewer {
    /// - Returns: whether anything was found.
    mutating func perform(_ command: StepViewerCommand.Finding) -> Bool {
        switch command {
        case .accept: acceptSearch()
        case .next: goToHit(isBackward: search.isBackward)
        case .previous: goToHit(isBackward: !search.isBackward)
        }
    }

    mutating func changeDraft(_ change: (inout String) -> Void) {
        guard var draft = search.draft else { return }
        change(&draft)
        search.draft = draft
    }

    /// Looks for what was typed, or again for what was looked for before where nothing was.
    private mutating func acceptSearch() -> Bool {
        let draft = search.draft ?? ""
        search.draft = nil
        if let pattern = TextPattern(draft) {
            search.pattern = pattern
            search.current = nil
            findHits()
        }
        return goToHit(isBackward: search.isBackward)
    }

    /// Marks the hits in the contents as they are now; the one that the user is at stays as long as it is there.
    mutating func findHits() {
        let pattern = search.pattern
        change { $0.search(pattern) }
        search.hits = entries.indices.flatMap { entry in
            entries[entry].detail.sections.enumerated().flatMap { section, content in
                content.outline.hits.indices.map { StepSearch.Hit(entry: entry, section: section, index: $0) }
            }
        }
        if let current = search.current { select(current < search.hits.count ? current : nil) }
    }

    /// Goes to the next hit from the one that the user is at, else from the cursor; round the ends.
    private mutating func goToHit(isBackward: Bool) -> Bool {
        guard !search.hits.isEmpty else { return false }
        let row = row(of: cursor)
        let step = isBackward ? -1 : 1
        let next: Int
        if let current = search.current, self.row(of: place(of: current)) == row {
            next = current + step
        } else if isBackward {
            next = search.hits.indices.last { self.row(of: place(of: $0)) < row } ?? -1
        } else {
            next = search.hits.indices.first { self.row(of: place(of: $0)) >= row } ?? 0
        }
        let count = search.hits.count
        select((next + count) % count)
        if let current = search.current { cursor = place(of: current) }
        keepCursorInSight()
        return true
    }

    private func place(of index: Int) -> Place {
        let hit = search.hits[index]
        let offset = entries[hit.entry].detail.sections[hit.section].outline.hits[hit.index].lowerBound
        return Place(entry: hit.entry, part: .outline(section: hit.section, offset: offset))
    }

    private mutating func select(_ index: Int?) {
        if let old = search.current, old < search.hits.count {
            let hit = search.hits[old]
            change(entry: hit.entry, section: hit.section) { $0.select(hit: nil) }
        }
        search.current = index
        guard let index else { return }
        let hit = search.hits[index]
        change(entry: hit.entry, section: hit.section) { $0.select(hit: hit.index) }
    }
}
