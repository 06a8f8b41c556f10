"""The outside world without Qt: clock, files, lock, kept papers, room on disk, printer queues."""
