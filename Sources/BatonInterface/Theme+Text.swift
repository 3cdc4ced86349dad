internal import BatonScreen
internal import BatonText
internal import BatonTheme

extension Theme {
    func style(of span: StyledSpan) -> Style {
        var style = style(of: span.role)
        if span.emphasis.contains(.strong) { style.attributes.formUnion(self[.strong].attributes) }
        if span.emphasis.contains(.emphasis) { style.attributes.formUnion(self[.emphasis].attributes) }
        if span.emphasis.contains(.struck) { style.foreground = self[.dim].foreground }
        return style
    }

    private func style(of role: TextRole) -> Style {
        switch role {
        case .body: self[.text]
        case .dim: self[.dim]
        case .code: self[.code]
        case .heading: self[.heading]
        case .subheading: self[.subheading]
        case .link: self[.link]
        case .quote: self[.quote]
        case .marker: self[.marker]
        case .rule: self[.rule]
        case .label: self[.label]
        case .plainCode: self[.plainCode]
        case .keyword: self[.keyword]
        case .type: self[.type]
        case .function: self[.function]
        case .string: self[.string]
        case .number: self[.number]
        case .comment: self[.comment]
        case .constant: self[.constant]
        case .key: self[.dataKey]
        case .tag: self[.tag]
        case .punctuation: self[.punctuation]
        case .inserted: self[.inserted]
        case .deleted: self[.deleted]
        case .hunk: self[.hunk]
        case .match: self[.match]
        case .currentMatch: self[.currentMatch]
        }
    }
}
