"""Files on a disk, whatever they hold: in use elsewhere, and still there after a power cut."""
