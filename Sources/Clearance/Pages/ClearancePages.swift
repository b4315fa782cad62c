package import HTML

/// The console's pages of this room: pure functions from plain values to markup.
///
/// Each takes the frame that the server prepared (words, reader, navigation, age of the data) and a view.
package enum ClearancePages {
    /// The room's entries in the navigation.
    package enum Section: String, Sendable, CaseIterable {
        case declarations, lodge, lane, quarantine, figures, events

        package var path: String { "/\(rawValue)" }
    }

    /// The navigation for the sections that the reader may see, in the order given.
    package static func navigation(_ t: Words, _ sections: [Section], current: Section?) -> [NavigationItem] {
        sections.map { NavigationItem(t("nav.\($0.rawValue)"), href: $0.path, isCurrent: $0 == current) }
    }

    /// A frame with its title, its width, the way up and the current section marked.
    static func framed(
        _ frame: PageFrame, _ title: String, _ section: Section, width: PageFrame.Width = .work, isBelow: Bool = false,
        hasErrors: Bool = false
    ) -> PageFrame {
        var frame = frame
        frame.title = title
        frame.width = width
        frame.hasErrors = hasErrors
        for index in frame.navigation.indices {
            frame.navigation[index].isCurrent = frame.navigation[index].href == section.path
        }
        if isBelow { frame.breadcrumbs = [NavigationItem(frame.t("nav.\(section.rawValue)"), href: section.path)] }
        return frame
    }

    // MARK: Words that many pages use

    static func channelTag(_ t: Words, _ channel: Tone?) -> HTML {
        guard let channel else { return .tag(.plain, t("channel.none")) }
        return .tag(channel, t("channel.\(channel.rawValue)"))
    }

    /// A state in words; only what stands in the way of the goods has a colour.
    static func stateTag(_ t: Words, _ row: DeclarationRowView) -> HTML {
        let word = t("state.\(row.state)", else: row.state)
        let held: HTML? = row.holdCount > 0 ? " \(HTML.tag(.red, t("state.held")))" : nil
        switch row.state {
        case "refused", "stopped": return "\(HTML.tag(.red, word))\(held)"
        case "released": return "\(HTML.tag(.green, word))\(held)"
        default: return "\(word)\(held)"
        }
    }

    /// A declaration's number, grouped as it is read out: year and country, then fours.
    static func number(_ number: String) -> HTML {
        .identifier(number, groups: number.utf8.count == 18 ? [4, 4, 4, 4] : [])
    }

    static func numberLink(_ text: String) -> HTML {
        "<a href=\"\(url: Link("declarations", text).text)\">\(number(text))</a>"
    }

    static func trader(_ t: Words, _ name: String, isTrusted: Bool) -> HTML {
        isTrusted ? "\(name) \(HTML.tag(.plain, t("trusted.short")))" : "\(name)"
    }

    /// A commodity code with its points: `8708.29.99`.
    static func commodity(_ code: String) -> HTML {
        guard code.utf8.count > 4, code.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return .identifier(code)
        }
        var text = String(code.prefix(4))
        var rest = code.dropFirst(4)
        while !rest.isEmpty {
            text += "." + rest.prefix(2)
            rest = rest.dropFirst(2)
        }
        return .identifier(text)
    }

    static func csrf(_ frame: PageFrame) -> String { frame.user?.csrf ?? "" }

    static func doneNotice(_ t: Words, _ key: String?) -> HTML? {
        key.map { .notice(.green, "<p>\(t($0, else: $0))</p>", isLive: true) }
    }

    /// Errors of a form given to its fields.
    static func with(_ errors: [FieldError], _ fields: [Field]) -> [Field] {
        fields.map { field in
            var field = field
            field.error = errors.first { $0.field == field.name }?.message
            return field
        }
    }
}
