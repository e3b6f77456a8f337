"""What checks saw in artifacts: facts by readers, judged in a jail."""
