"""The page behind the trust lights."""
