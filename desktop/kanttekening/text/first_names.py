"""First names that are common among people in Dutch letters, and are no other words."""

from __future__ import annotations

_NAMES = (
    "Aad Ab Abdel Adri Ahmed Albert Alex Alexander Ali Alice Amber Andre André Angela Angelique "
    "Anita  Anja Anke Anna Anne Annelies Annemarie Annette Anouk Anton Arend Arie Arjan Arjen "
    "Arno Arnold  Astrid Barbara Bart Bas Ben Bert Bianca Birgit Bob Bram Caroline Carla Chantal "
    "Chris Christa  Cora Corrie Daan Daniel Danny David Denise Dennis Diana Dick Dirk Edith "
    "Edward Edwin Eelco  Ellen Els Elly Eline Elisabeth Emma Eric Erik Erika Ernst Esther Eva "
    "Fatima Femke Ferdinand  Floor Frank Frans Fred Freek Geert Gerard Gerda Gerrit Gert Gijs "
    "Govert Guus Hanneke Hannie  Hans Harm Harry Hassan Heleen Hendrik Henk Henny Herman Hester "
    "Hilde Huub Hugo Ilse Ine Inge  Ingrid Irene Iris Jaap Jacob Jacqueline Jan Janneke Jannie "
    "Jasper Jeroen Jet Joan Job Jochem  Johan Johannes Johanna John Jolanda Joost Joris José "
    "Josje Joyce Judith Jurgen Karel Karin Kees  Kim Klaas Koen Lars Laura Leo Leonard Leonie Lex "
    "Lianne Lies Liesbeth Linda Lisa Lizzy Loes  Lotte Louis Luc Lucas Maaike Maarten Manon Marc "
    "Marcel Margriet Maria Marian Marianne Marieke  Marijke Marion Marja Marjan Marjolein Mark "
    "Marlies Martijn Martin Martine Mathijs Maurice Max  Menno Merel Michael Michel Michiel Mieke "
    "Miranda Mirjam Mohamed Monique Nadia Nancy Naomi  Natasja Nico Nicole Niels Nienke Nina Olaf "
    "Onno Otto Pascal Patricia Patrick Paul Paula Paulien  Peter Petra Pieter Pim Ralph René "
    "Renate Renée Rianne Richard Rien Rik Rob Robert Robin Roel  Roland Rolf Ron Ronald Rosa "
    "Rudolf Ruben Rutger Ruud Samira Sander Sandra Sanne Saskia Sebastiaan  Sharon Sjaak Simon "
    "Sjoerd Sofie Sonja Stefan Stephan Steven Stijn Susan Suzanne Sylvia Tamara  Theo Thijs "
    "Thomas Tim Tineke Tjeerd Tom Ton Trudy Ursula Vera Victor Vincent Wendy Wilco Wilma  Willem "
    "Wim Wouter Yvonne Yvette "
)
FIRST_NAMES = frozenset(_NAMES.split())
