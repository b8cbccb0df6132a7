"""Radiographs rendered from one real chest CT, with findings inserted in Hounsfield units.

``source`` finds the CT, ``template`` cleans it, ``anatomy`` labels it; ``patient`` deforms it,
``findings`` edit it, ``projection`` and ``tone`` make the film, ``report`` describes it, and
``corpus`` does all of that for many patients.
"""
