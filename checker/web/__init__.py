"""The local page: a report dropped on 127.0.0.1 is checked and shown; nothing is kept, nothing is sent out."""
