/// The forms that ``Clerk`` has filled in.
enum ClerkForms {
    /// What an order needs.
    static let order = Ask.form(
        title: "Order",
        fields: [
            Ask.FormField(name: "name", label: "Name", isRequired: true),
            Ask.FormField(name: "quantity", label: "Quantity", type: "integer", isRequired: true),
            Ask.FormField(name: "size", label: "Size", isRequired: true, choices: ["small", "medium", "large"]),
            Ask.FormField(name: "date", label: "Delivery date", type: "date", isRequired: false),
        ])

    /// One field of every kind.
    static let journey = Ask.form(
        title: "Journey",
        fields: [
            Ask.FormField(name: "destination", label: "Destination", isRequired: true, initial: "Zürich"),
            Ask.FormField(
                name: "travellers", label: "Travellers", type: "integer", isRequired: true, initial: 1, bounds: 1...9),
            Ask.FormField(name: "budget", label: "Budget", type: "number", isRequired: false),
            Ask.FormField(name: "flexible", label: "Flexible", type: "boolean", isRequired: false, initial: false),
            Ask.FormField(
                name: "class", label: "Class", isRequired: true, choices: ["first", "second"], initial: "second"),
            Ask.FormField(
                name: "extras", label: "Extras", type: "array", isRequired: false,
                choices: ["seat", "meal", "bicycle"]),
            Ask.FormField(name: "day", label: "Day", type: "date", isRequired: true),
            Ask.FormField(name: "departure", label: "Departure", type: "date-time", isRequired: false),
            Ask.FormField(name: "email", label: "E-mail", type: "email", isRequired: true),
            Ask.FormField(name: "remarks", label: "Remarks", type: "text", isRequired: false),
        ])
}
