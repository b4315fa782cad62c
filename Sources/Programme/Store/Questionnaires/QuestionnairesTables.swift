import Database

/// The tables of questionnaires: questions and answers.
enum QuestionnairesTables {
    /// In the order in which they are run; a released one is never edited.
    static let migrations: [Migration] = [Migration(id: "programme-questionnaires-0001", sql: answers)]

    /// `site` is empty for the company's answer: a part of a key is never null.
    private static let answers = """
        -- Programme, questionnaires: the version under which an operator answers a questionnaire.
        CREATE TABLE answer_book (
            operator TEXT NOT NULL,
            questionnaire TEXT NOT NULL,
            version TEXT NOT NULL,
            opened_at INTEGER NOT NULL,
            changed_at INTEGER NOT NULL,
            PRIMARY KEY (operator, questionnaire)
        );
        -- Programme, questionnaires: each answer as it stands; the newest row of answer_revision says the same.
        CREATE TABLE answer (
            operator TEXT NOT NULL,
            questionnaire TEXT NOT NULL,
            question TEXT NOT NULL,
            site TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0),
            version TEXT NOT NULL,
            value TEXT,
            narrative TEXT NOT NULL,
            evidence TEXT NOT NULL,
            review TEXT,
            origin TEXT,
            author TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            PRIMARY KEY (operator, questionnaire, question, site)
        );
        -- Programme, questionnaires: every writing of every answer, who and when; never changed, never deleted.
        CREATE TABLE answer_revision (
            operator TEXT NOT NULL,
            questionnaire TEXT NOT NULL,
            question TEXT NOT NULL,
            site TEXT NOT NULL,
            revision INTEGER NOT NULL CHECK (revision > 0),
            version TEXT NOT NULL,
            value TEXT,
            narrative TEXT NOT NULL,
            evidence TEXT NOT NULL,
            review TEXT,
            origin TEXT,
            author TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            PRIMARY KEY (operator, questionnaire, question, site, revision)
        );
        -- Programme, questionnaires: answers as they were signed, in canonical JSON under their SHA-256.
        CREATE TABLE answer_set (
            hash TEXT NOT NULL,
            operator TEXT NOT NULL,
            questionnaire TEXT NOT NULL,
            version TEXT NOT NULL,
            answers INTEGER NOT NULL,
            author TEXT NOT NULL,
            at_ms INTEGER NOT NULL,
            body BLOB NOT NULL,
            PRIMARY KEY (hash)
        );
        CREATE INDEX answer_set_operator ON answer_set (operator, questionnaire, at_ms);
        """
}
