/// What the writer quotes: scripts, symbols and programs that a terminal has to show well, each in its turn.
struct ManuscriptSamples {
    private var codeTurn: Int
    private var scriptTurn: Int

    /// - Parameter start: which of each comes first.
    init(start: Int) {
        codeTurn = start
        scriptTurn = start
    }

    mutating func code() -> String {
        codeTurn += 1
        return Self.code[codeTurn % Self.code.count]
    }

    /// Chinese, Japanese, Korean, and scripts with combining marks.
    mutating func languages(_ prose: inout Prose) -> String {
        let eastern = [
            "指挥家举起指挥棒，乐团安静下来。接力赛跑的选手把接力棒交给下一位。", "指揮者がバトンを上げると、楽団は静かになります。次の走者がバトンを受け取ります。",
            "지휘자가 지휘봉을 들자 오케스트라가 조용해졌다.",
        ]
        // Spelt with combining marks on purpose: a letter and its accent are two scalars in one cell.
        let marked = [
            "Ze\u{301}ro de\u{301}faut, e\u{302}tre prêt a\u{300} l’heure.",
            "Tie\u{302}\u{301}ng Vie\u{302}\u{323}t co\u{301} nhie\u{302}\u{300}u da\u{302}\u{301}u.",
            "संगीतकार ने छड़ी उठाई।", "วาทยกรยกไม้บาตองขึ้น", "A\u{30A}ngstro\u{308}m na\u{308}chste U\u{308}bergabe",
        ]
        scriptTurn += 1
        let first = eastern[scriptTurn % eastern.count]
        let second = eastern[(scriptTurn + 1) % eastern.count]
        return "\(first)\n\n\(second)\n\n\(marked[scriptTurn % marked.count]) \(prose.sentence(words: 6))"
    }

    /// Emoji: joined, flagged, toned, and with a variation selector.
    static func symbols(_ prose: inout Prose) -> String {
        let emoji = ["👩‍💻", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇨🇭", "👍🏽", "🧑🏿‍🚀", "❤️", "☎︎", "1️⃣", "🎼", "🏃‍♀️"]
        let row = (1...4).map { _ in prose.pick(emoji) }.joined(separator: " ")
        return "\(row) \(prose.sentence(words: 6)) \(prose.pick(emoji)) \(prose.sentence(words: 7))"
    }

    static func links(_ prose: inout Prose) -> String {
        let word = prose.noun()
        return "\(prose.sentence(words: 6)) See [the \(word)](https://example.com/\(word)?q=1&lang=en \"A title\"), "
            + "<https://example.com/plain> and `inline code`. \(prose.sentence(words: 8))"
    }

    private static let code = [
        """
        ```swift
        /// The greatest common divisor of two numbers.
        func divisor(_ a: Int, _ b: Int) -> Int {
            b == 0 ? abs(a) : divisor(b, a % b)  // Euclid
        }
        ```
        """,
        """
        ```python
        from collections import Counter

        def common(text: str, count: int = 3) -> list[str]:
            \"\"\"The most common words, most common first.\"\"\"
            return [word for word, _ in Counter(text.split()).most_common(count)]
        ```
        """,
        """
        ```c
        #include <stdio.h>

        int main(void) {
            for (int i = 0; i < 3; i++) printf("%d\\t%s\\n", i, "baton");
            return 0;
        }
        ```
        """,
        """
        ```rust
        fn main() {
            let words = ["pass", "the", "baton"];
            println!("{}", words.join(" "));
        }
        ```
        """,
        """
        ```sh
        # Count the words of every text here.
        for file in *.txt; do
            printf '%s\\t%s\\n' "$file" "$(wc -w < "$file")"
        done | sort -k 2 -n
        ```
        """,
        """
        ```json
        {"agent": "writer", "words": 250, "pace": {"words_per_second": 60}, "tags": ["text", null, true]}
        ```
        """,
        """
        ```sql
        SELECT agent, count(*) AS runs
        FROM run
        WHERE ended_at_ms IS NOT NULL
        GROUP BY agent
        ORDER BY runs DESC;
        ```
        """,
        """
        ```
        No language at all:   columns   keep   their   blanks.
        ```
        """,
    ]
}
