/// Documents of a wanted size, the same in every run.
enum Documents {
    static func prose(bytes: Int) -> String {
        repeated(
            """
            The **quick** brown fox jumps over the `lazy` dog, and [follows](https://example.org/fox) it through the woods \
            until the evening comes and *both* are tired. Nobody had asked them to; it was, all in all, a good day.

            """ + "\n", bytes: bytes)
    }

    /// An answer as agents write them: headings, prose, lists, tables, code.
    static func answer(bytes: Int) -> String {
        repeated(
            """
            ## What was found

            The service answered *slowly* this morning; the reasons, in order of weight:

            - the **index** was rebuilt while customers searched,
            - the cache held `4,096` entries where it needs `65,536`,
            - and one of the two machines was being replaced.

            | Hour | Requests | Slowest |
            |:-----|---------:|:-------:|
            | 08   |   12,400 | 1.8 s   |
            | 09   |   31,900 | 4.2 s   |

            ```swift
            func slowest(of requests: [Request]) -> Duration? {
                requests.map(\\.duration).max()  // nil without requests
            }
            ```

            1. Rebuild at night.
            2. Ask for more memory.


            """, bytes: bytes)
    }

    static func codeBlock(bytes: Int) -> String {
        "```swift\n"
            + repeated(
                """
                /// The slowest of the requests, or nil without any.
                func slowest(of requests: [Request], since start: Date = .distantPast) -> Duration? {
                    let label = "slowest of \\(requests.count)"
                    return requests.filter { $0.start > start && $0.status != 404 }.map(\\.duration).max()
                }

                """, bytes: bytes)
    }

    static func list(bytes: Int) -> String {
        repeated(
            "- an item with a **word** in bold and `code`, long enough to be wrapped in a narrow pane\n", bytes: bytes)
    }

    static func table(bytes: Int) -> String {
        "| Name | Size | Note |\n|:-----|-----:|------|\n"
            + repeated("| alpha | 12,400 | a cell with `code` |\n", bytes: bytes)
    }

    private static func repeated(_ text: String, bytes: Int) -> String {
        String(repeating: text, count: bytes / text.utf8.count + 1)
    }
}
