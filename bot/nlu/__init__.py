"""What Rasa does with a message before a rule sees it: vector, intent, details, danger."""
