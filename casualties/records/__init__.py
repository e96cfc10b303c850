"""What flows through the library: frozen records, fields and validators only."""
