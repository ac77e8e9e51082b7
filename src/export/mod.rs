//! Records and files made of readings.
