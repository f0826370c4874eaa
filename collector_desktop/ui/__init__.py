"""The desk: windows, pages, dialogs and widgets."""
