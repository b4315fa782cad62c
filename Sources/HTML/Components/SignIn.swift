/// What the sign-in form shows.
package struct SignInView: Sendable {
    package var action: String
    package var csrf: String
    package var account: String = ""
    /// Where to go afterwards, a path of this site.
    package var next: String = ""
    package var errors: [FieldError] = []
    /// Shown above the form, such as how long to wait.
    package var message: String?

    package init(action: String, csrf: String) {
        self.action = action
        self.csrf = csrf
    }
}

extension HTML {
    /// The heading and form of the sign-in page: names as password managers know them, pasting allowed.
    package static func signIn(_ t: Words, _ view: SignInView) -> HTML {
        var account = Field("account", t("signIn.account"), value: view.account)
        account.autocomplete = "username"
        account.hasFocus = view.errors.isEmpty
        account.width = 24
        var password = Field("password", t("signIn.password"), .password)
        password.autocomplete = "current-password"
        password.width = 24
        var code = Field("code", t("signIn.code"), .digits, hint: t("signIn.code.hint"))
        code.autocomplete = "one-time-code"
        code.isRequired = false
        // Six digits, or sixteen in groups for a recovery code.
        code.width = 12
        code.maxLength = 24
        var fields = [account, password, code]
        for index in fields.indices {
            fields[index].error = view.errors.first { $0.field == fields[index].name }?.message
        }
        let next: HTML =
            view.next.isEmpty ? "" : "<input type=\"hidden\" name=\"next\" value=\"\(attribute: view.next)\">"
        return """
            \(errorSummary(t, view.errors))<h1>\(t("signIn.title"))</h1>
            \(view.message.map { notice(.yellow, "<p>\($0)</p>") })
            \(form(action: view.action, csrf: view.csrf, "\(next)\(fields.map { field(t, $0) })\(button(t("signIn.submit")))"))
            """
    }
}
