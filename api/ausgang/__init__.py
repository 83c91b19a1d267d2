"""Mail on its way: written down in the transaction that causes it, sent once by `integrations/zustellung`."""
