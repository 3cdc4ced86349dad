internal import GRDB

/// The tables of the history's file, and how each earlier version's become the newest one's.
///
/// Times are Unix milliseconds (`_at_ms`), durations nanoseconds (`_ns`), and `_at_monotonic_ns` stands on the clock of the
/// machine's run. What is only ever read as a whole is JSON in one column, as ``StoredValue`` reads it. Everything that can be searched is
/// an `item`: a turn's prompt (at position -1), and each part and step of its run. `item_words` is the index over them,
/// which keeps no text of its own; triggers keep it true for items that are marked as indexed, so that a text that still
/// grows is not taken out and in with every piece.
enum HistorySchema {
    /// Never change one that has shipped; add the next.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: tables + indexTriggers) }
        // Which word stands where has nothing to do with the rows that refer to each other.
        migrator.registerMigration("2", foreignKeyChecks: .immediate) { database in
            try database.execute(sql: withoutIndexTriggers + wordsByCharacter + indexTriggers)
        }
        migrator.registerMigration("3") { try $0.execute(sql: handOvers) }
        migrator.registerMigration("4") {
            try $0.execute(sql: "ALTER TABLE frame ADD COLUMN exchange INTEGER NOT NULL DEFAULT 0")
        }
        migrator.registerMigration("5") { try $0.execute(sql: pieces) }
        return migrator
    }

    /// The version from which on a file can be read as it is, where it cannot be brought to the newest.
    static let readable = "1"

    private static let tables = """
        CREATE TABLE thread (
            row INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            profile TEXT NOT NULL,
            agent TEXT NOT NULL,
            title TEXT,
            opening TEXT NOT NULL,
            filter_text TEXT NOT NULL,
            handle TEXT,
            created_at_ms INTEGER NOT NULL,
            updated_at_ms INTEGER NOT NULL,
            is_pinned INTEGER NOT NULL DEFAULT 0,
            is_archived INTEGER NOT NULL DEFAULT 0,
            is_unread INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX thread_in_list ON thread (is_archived, is_pinned DESC, updated_at_ms DESC);

        CREATE TABLE known_id (
            text TEXT NOT NULL,
            thread_row INTEGER NOT NULL REFERENCES thread (row) ON DELETE CASCADE,
            PRIMARY KEY (text, thread_row)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX known_id_of_thread ON known_id (thread_row);

        CREATE TABLE turn (
            row INTEGER PRIMARY KEY,
            thread_row INTEGER NOT NULL REFERENCES thread (row) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            created_at_ms INTEGER NOT NULL,
            created_at_monotonic_ns INTEGER NOT NULL,
            UNIQUE (thread_row, position),
            UNIQUE (thread_row, id)
        ) STRICT;

        CREATE TABLE run (
            turn_row INTEGER PRIMARY KEY REFERENCES turn (row) ON DELETE CASCADE,
            id TEXT NOT NULL,
            state TEXT NOT NULL,
            state_detail TEXT,
            outcome TEXT,
            link TEXT NOT NULL,
            handle TEXT,
            detail TEXT NOT NULL,
            began_at_ms INTEGER NOT NULL,
            began_at_monotonic_ns INTEGER NOT NULL,
            first_text_ns INTEGER,
            total_ns INTEGER
        ) STRICT;
        CREATE INDEX run_by_id ON run (id);
        CREATE INDEX run_unfinished ON run (began_at_ms) WHERE outcome IS NULL;

        CREATE TABLE item (
            row INTEGER PRIMARY KEY,
            turn_row INTEGER NOT NULL REFERENCES turn (row) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            detail TEXT NOT NULL,
            is_indexed INTEGER NOT NULL,
            UNIQUE (turn_row, position)
        ) STRICT;
        CREATE INDEX item_unindexed ON item (row) WHERE is_indexed = 0;
        CREATE VIRTUAL TABLE item_words USING fts5 (
            text, content = 'item', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
        );

        CREATE TABLE frame (
            row INTEGER PRIMARY KEY,
            thread_row INTEGER NOT NULL REFERENCES thread (row) ON DELETE CASCADE,
            run_id TEXT NOT NULL,
            at_monotonic_ns INTEGER NOT NULL,
            direction TEXT NOT NULL,
            line TEXT NOT NULL,
            headers TEXT NOT NULL,
            byte_count INTEGER NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE INDEX frame_of_run ON frame (run_id);
        CREATE INDEX frame_of_thread ON frame (thread_row);

        CREATE TABLE draft (
            thread_id TEXT NOT NULL,
            profile TEXT NOT NULL,
            agent TEXT NOT NULL,
            text TEXT NOT NULL,
            queue TEXT NOT NULL,
            PRIMARY KEY (thread_id, profile, agent)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE slot (
            number INTEGER PRIMARY KEY,
            profile TEXT NOT NULL,
            agent TEXT NOT NULL,
            thread_id TEXT
        ) STRICT;

        """

    /// Before, a whole run of Chinese, Thai or their like was one word, of which only the beginning was found.
    private static let wordsByCharacter = """
        DROP TABLE item_words;
        CREATE VIRTUAL TABLE item_words USING fts5 (
            text, content = 'item', content_rowid = 'row', tokenize = '\(WordTokenizer.name)', prefix = '2 3'
        );
        INSERT INTO item_words (rowid, text) SELECT row, text FROM item WHERE is_indexed;

        """

    // A thread may be deleted, and the one that goes on from it still says where it comes from: so there is no reference.
    private static let handOvers = """
        CREATE TABLE hand_over (
            to_thread TEXT NOT NULL PRIMARY KEY,
            to_profile TEXT NOT NULL,
            to_agent TEXT NOT NULL,
            from_thread TEXT NOT NULL,
            from_profile TEXT NOT NULL,
            from_agent TEXT NOT NULL,
            from_turn TEXT NOT NULL,
            turn_count INTEGER NOT NULL,
            left_out_count INTEGER NOT NULL,
            transcript TEXT NOT NULL
        ) STRICT;
        CREATE INDEX hand_over_from_thread ON hand_over (from_thread);

        """

    // What a text that still grows has grown by since it was written as a whole: so that keeping it costs what is new of it, however
    // long it is. A piece goes on from where its text had so many bytes.
    private static let pieces = """
        CREATE TABLE piece (
            turn_row INTEGER NOT NULL REFERENCES turn (row) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            utf8_offset INTEGER NOT NULL,
            text TEXT NOT NULL,
            version INTEGER NOT NULL,
            ended_ns INTEGER,
            PRIMARY KEY (turn_row, position, utf8_offset)
        ) STRICT, WITHOUT ROWID;

        """

    static let indexTriggers = """
        CREATE TRIGGER item_added AFTER INSERT ON item WHEN new.is_indexed BEGIN
            INSERT INTO item_words (rowid, text) VALUES (new.row, new.text);
        END;
        CREATE TRIGGER item_removed AFTER DELETE ON item WHEN old.is_indexed BEGIN
            INSERT INTO item_words (item_words, rowid, text) VALUES ('delete', old.row, old.text);
        END;
        CREATE TRIGGER item_changed AFTER UPDATE OF text, is_indexed ON item BEGIN
            INSERT INTO item_words (item_words, rowid, text) SELECT 'delete', old.row, old.text WHERE old.is_indexed;
            INSERT INTO item_words (rowid, text) SELECT new.row, new.text WHERE new.is_indexed;
        END;

        """

    /// Takes ``indexTriggers`` away, for emptying everything without visiting each word.
    static let withoutIndexTriggers = """
        DROP TRIGGER item_added;
        DROP TRIGGER item_removed;
        DROP TRIGGER item_changed;

        """
}
