"""What a person can do at the desk: one class a register, one method one transaction."""
