/// Every command, in the order of the help. One a line: two people add one each without meeting.
enum Commands {
    static let all: [Command] = [
        .demo,
        .serve,
        .check,
        .importFiles,
        .simulate,
        .visitSample,
        .replay,
        .rebuild,
        .verify,
        .export,
        .migrate,
        .accountAdd,
        .accountList,
        .accountReset,
        .accountToken,
        .accountCode,
        .benchRules,
        .benchLodge,
        .benchDatabase,
        .benchProgramme,
        .fuzz,
        .exerciseCrash,
        .exerciseProgramme,
    ]
}
